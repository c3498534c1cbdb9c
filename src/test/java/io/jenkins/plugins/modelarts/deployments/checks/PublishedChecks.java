package io.jenkins.plugins.modelarts.deployments.checks;

import hudson.model.Run;
import hudson.model.TaskListener;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksOutput;
import io.jenkins.plugins.checks.api.ChecksPublisher;
import io.jenkins.plugins.checks.api.ChecksPublisherFactory;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A code host that keeps the checks of deployments. A test extends it with {@code @TestExtension}. */
public abstract class PublishedChecks extends ChecksPublisherFactory {

    private static final List<ChecksDetails> CHECKS = new CopyOnWriteArrayList<>();
    private static volatile boolean broken;

    static void reset() {
        CHECKS.clear();
        broken = false;
    }

    /** Refuses all checks from now on. */
    static void breakDown() {
        broken = true;
    }

    /** All that were published, in their order. */
    static List<ChecksDetails> all() {
        return CHECKS;
    }

    static List<ChecksDetails> awaitConcluded(int number) throws InterruptedException {
        return await(number, ChecksStatus.COMPLETED);
    }

    static List<ChecksDetails> await(int number, ChecksStatus status) throws InterruptedException {
        Lab.await(() -> with(status).size() >= number);
        return with(status);
    }

    private static List<ChecksDetails> with(ChecksStatus status) {
        return CHECKS.stream().filter(check -> check.getStatus() == status).toList();
    }

    static String name(ChecksDetails check) {
        return check.getName().orElseThrow();
    }

    static String title(ChecksDetails check) {
        return check.getOutput().flatMap(ChecksOutput::getTitle).orElseThrow();
    }

    static String summary(ChecksDetails check) {
        return check.getOutput().flatMap(ChecksOutput::getSummary).orElseThrow();
    }

    @Override
    protected final Optional<ChecksPublisher> createPublisher(Run<?, ?> run, TaskListener listener) {
        return Optional.of(new ChecksPublisher() {
            @Override
            public void publish(ChecksDetails details) {
                if (broken) {
                    throw new IllegalStateException("The code host is down");
                }
                // A build of an earlier test may still publish, but EmptyJenkins has deleted its job.
                if (run.getParent().getRootDir().isDirectory()) {
                    CHECKS.add(details);
                }
            }
        });
    }
}
