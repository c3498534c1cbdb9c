package io.jenkins.plugins.modelarts.steps;

import hudson.Extension;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code gate 'name'} holds a Pipeline of a test until the test opens the gate, also over a restart of Jenkins. */
public final class GateStep extends Step {

    private static final Map<String, Gate> GATES = new ConcurrentHashMap<>();
    private static final long SECONDS = 120;

    private final String name;

    @DataBoundConstructor
    public GateStep(String name) {
        this.name = name;
    }

    private record Gate(CompletableFuture<Void> reached, CompletableFuture<Void> opened) {}

    /** Forgets the gates of an earlier test. */
    static void reset() {
        GATES.clear();
    }

    static void awaitReached(String name) throws Exception {
        gate(name).reached.get(SECONDS, TimeUnit.SECONDS);
    }

    static void open(String name) {
        gate(name).opened.complete(null);
    }

    private static Gate gate(String name) {
        return GATES.computeIfAbsent(name, first -> new Gate(new CompletableFuture<>(), new CompletableFuture<>()));
    }

    @Override
    public StepExecution start(StepContext context) {
        return new Execution(context, name);
    }

    private static final class Execution extends StepExecution {

        private static final long serialVersionUID = 1L;

        private final String name;

        private Execution(StepContext context, String name) {
            super(context);
            this.name = name;
        }

        @Override
        public boolean start() {
            onResume();
            return false;
        }

        @Override
        public void onResume() {
            Gate gate = gate(name);
            gate.opened.thenRun(() -> getContext().onSuccess(null));
            gate.reached.complete(null);
        }
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "gate";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of();
        }
    }
}
