package io.jenkins.plugins.modelarts.steps;

import hudson.Extension;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import org.jenkinsci.plugins.workflow.steps.Step;
import org.jenkinsci.plugins.workflow.steps.StepContext;
import org.jenkinsci.plugins.workflow.steps.StepDescriptor;
import org.jenkinsci.plugins.workflow.steps.StepExecution;
import org.jenkinsci.plugins.workflow.steps.StepExecutions;
import org.kohsuke.stapler.DataBoundConstructor;

/** {@code deploy 'id'} updates a simulated service, which is over at once with the next of the results. */
public final class DeployStep extends Step {

    private static final Queue<String> RESULTS = new ConcurrentLinkedQueue<>();
    private static final AtomicLong TIME = new AtomicLong();
    private static volatile Lab lab;

    private final String serviceId;

    @DataBoundConstructor
    public DeployStep(String serviceId) {
        this.serviceId = serviceId;
    }

    /** @param results of the next updates; all others succeed */
    static void deployTo(Lab newLab, String... results) {
        lab = newLab;
        TIME.set(lab.soon());
        RESULTS.clear();
        RESULTS.addAll(List.of(results));
    }

    @Override
    public StepExecution start(StepContext context) {
        return StepExecutions.synchronousNonBlockingVoid(context, in -> {
            String result = RESULTS.poll();
            lab.simulator().service(serviceId).update(TIME.incrementAndGet(), result == null ? "SUCCESS" : result);
        });
    }

    @Extension
    public static final class DescriptorImpl extends StepDescriptor {

        @Override
        public String getFunctionName() {
            return "deploy";
        }

        @Override
        public Set<? extends Class<?>> getRequiredContext() {
            return Set.of();
        }
    }
}
