package io.jenkins.plugins.modelarts.browser;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ListView;
import hudson.views.JobColumn;
import hudson.views.StatusColumn;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.deployments.view.DeploymentColumn;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.time.Duration;
import java.util.List;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.SleepBuilder;

/** Jobs that deployed a service each, in two regions and with different results, and a list view of them. */
final class Fleet {

    static final String VIEW = "view/models/";

    private final JenkinsRule jenkins;
    private final long now = System.currentTimeMillis();

    private Fleet(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    /** Adds jobs, builds and the view. One build waits until Jenkins stops. */
    static void make(JenkinsRule jenkins) throws Exception {
        Fleet fleet = new Fleet(jenkins);
        fleet.deploy("translation", "cn-north-4", 26, Outcome.SUCCESS, "2.4.1", null);
        fleet.deploy("speech-to-text", "cn-east-3", 50, Outcome.SUCCESS, "0.9.0", null);
        fleet.deploy("speech-to-text", "cn-east-3", 3, Outcome.FAIL, "0.9.1", "Failed to pull the image of the model.");
        fleet.deploy("search-ranking", "cn-north-4", 75, Outcome.SUCCESS, "31", null);
        fleet.deploy(
                "search-ranking",
                "cn-north-4",
                5,
                Outcome.TIMED_OUT,
                "32",
                "The update was not over after 30 minutes. It may still end at ModelArts.");
        fleet.deploy("forecast", "cn-east-3", 7, Outcome.FAIL, "1.0.0-rc1", "The service has not enough resources.");
        fleet.deploy("face-match", "cn-north-4", 30, Outcome.SUCCESS, "5.2", null);
        fleet.waits("face-match", "cn-north-4", "5.3");
        jenkins.createFreeStyleProject("build-images");
        fleet.view();
    }

    private void deploy(String name, String region, int hoursAgo, Outcome outcome, String version, String reason)
            throws Exception {
        long time = now - Duration.ofHours(hoursAgo).toMillis();
        String result = outcome == Outcome.TIMED_OUT ? "RUNNING" : outcome.name();
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(job(name));
        sample(name, region, version, time, result).ended(build, outcome, reason);
    }

    private void waits(String name, String region, String version) throws Exception {
        FreeStyleProject job = job(name);
        job.getBuildersList().add(new SleepBuilder(Duration.ofHours(1).toMillis()));
        long time = now - Duration.ofMinutes(4).toMillis();
        sample(name, region, version, time, "RUNNING")
                .begun(job.scheduleBuild2(0).waitForStart());
    }

    private static Sample sample(String name, String region, String version, long time, String result) {
        return Sample.deployment()
                .in(region)
                .of("id-of-" + name, name)
                .waited(time - 2000, 240_000)
                .logs("[" + Sample.log(time, result, version).replace("\"mnist\"", "\"" + name + "\"") + "]");
    }

    private FreeStyleProject job(String service) throws Exception {
        FreeStyleProject job = jenkins.jenkins.getItemByFullName("deploy-" + service, FreeStyleProject.class);
        return job == null ? jenkins.createFreeStyleProject("deploy-" + service) : job;
    }

    private void view() throws Exception {
        ListView view = new ListView("models");
        view.setIncludeRegex(".*");
        view.getColumns().replaceBy(List.of(new StatusColumn(), new JobColumn()));
        view.getColumns().add(new DeploymentColumn());
        jenkins.jenkins.addView(view);
    }
}
