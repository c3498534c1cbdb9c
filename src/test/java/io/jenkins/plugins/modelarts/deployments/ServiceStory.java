package io.jenkins.plugins.modelarts.deployments;

import static io.jenkins.plugins.modelarts.deployments.SampleHistory.model;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * Six weeks of one service: a canary grows to 20, 50 and 100 percent; the next one fails and is rolled back, so the version
 * before is deployed again; another job returns to the first version; somebody deploys the second version in the console; and
 * the last update fails.
 */
public final class ServiceStory {

    public static final String REGION = "lab";
    public static final String ID = "5f3c8f2e-9d41-4b6a-a2c7-1e0b7d9c4a58";
    public static final String NAME = "ranking";
    public static final String JOB = "deploy";
    public static final String OTHER_JOB = "rollback";

    /** When the updates began, in milliseconds since 1970-01-01 UTC. */
    public final long first;

    public final long canary20;
    public final long canary50;
    public final long canary100;
    public final long failed;
    public final long again;
    public final long returned;
    public final long elsewhere;
    public final long last;

    private ServiceStory(long now) {
        first = before(now, 40);
        canary20 = before(now, 30);
        canary50 = before(now, 29);
        canary100 = before(now, 28);
        failed = before(now, 20);
        again = before(now, 19);
        returned = before(now, 10);
        elsewhere = before(now, 5);
        last = before(now, 1);
    }

    private static long before(long now, int days) {
        return now - Duration.ofDays(days).toMillis();
    }

    /** Lets a running Jenkins have this history, as after a restart. */
    public static ServiceStory tell(JenkinsRule jenkins) throws Exception {
        ServiceStory story = new ServiceStory(System.currentTimeMillis());
        story.write(jenkins.jenkins.getRootDir().toPath());
        SampleHistory.load(jenkins);
        return story;
    }

    private void write(Path home) throws IOException {
        new SampleHistory(home, REGION, ID, NAME)
                .update(first, "SUCCESS", model(NAME, "1.0", 100))
                .by(JOB, 240_000)
                .update(canary20, "SUCCESS", model(NAME, "2.0", 20), model(NAME, "1.0", 80))
                .by(JOB, 200_000)
                .update(canary50, "SUCCESS", model(NAME, "2.0", 50), model(NAME, "1.0", 50))
                .by(JOB, 220_000)
                .update(canary100, "SUCCESS", model(NAME, "2.0", 100))
                .by(JOB, 230_000)
                .update(failed, "FAIL", model(NAME, "3.0", 50), model(NAME, "2.0", 50))
                .by(JOB, 420_000, "The model container ran out of memory; ModelArts rolled the update back")
                .update(again, "SUCCESS", model(NAME, "2.0", 100))
                .by(JOB, 210_000)
                .update(returned, "SUCCESS", model(NAME, "1.0", 100))
                .by(OTHER_JOB, 190_000)
                .update(elsewhere, "SUCCESS", model(NAME, "2.0", 100))
                .update(last, "FAIL", model(NAME, "4.0", 100))
                .by(JOB, 400_000, "Failed to pull the image");
    }

    /** URL of the page of the service, relative to the root of Jenkins. */
    public static String url() {
        return "modelarts/service/" + REGION + "/" + ID + "/";
    }
}
