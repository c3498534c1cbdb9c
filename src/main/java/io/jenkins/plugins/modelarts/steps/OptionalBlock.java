package io.jenkins.plugins.modelarts.steps;

/**
 * Makes the block of a step optional, which Pipeline itself does not know. Before a step starts, Pipeline's DSL asks the
 * step's descriptor twice: while it parses the arguments, whether to take a closure as the block; and then, when there was
 * no closure, whether to refuse the step for lack of a block. The answers have to differ, so they depend on who asks. All
 * others, such as the Snippet Generator, learn that the step takes a block.
 */
final class OptionalBlock {

    private static final String DSL = "org.jenkinsci.plugins.workflow.cps.DSL";

    private OptionalBlock() {}

    /** The result for {@code StepDescriptor.takesImplicitBlockArgument}, which must call this method directly. */
    static boolean isTaken() {
        return StackWalker.getInstance()
                .walk(frames -> frames.skip(2)
                        .limit(1)
                        .noneMatch(asker -> asker.getClassName().equals(DSL)
                                && asker.getMethodName().equals("invokeStep")));
    }
}
