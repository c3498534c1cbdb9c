package io.jenkins.plugins.modelarts.faults;

import hudson.model.Job;
import org.jvnet.hudson.test.JenkinsRule;

/** Runs in a Jenkins that does not have the plugin, so it names no class of it. */
final class BuildsWithoutPlugin {

    private BuildsWithoutPlugin() {}

    /** Writes the build.xml of the first build of a job anew. */
    static void touchTheFirst(JenkinsRule jenkins, String job) throws Exception {
        jenkins.jenkins.getItemByFullName(job, Job.class).getBuildByNumber(1).setDescription("touched");
    }

    static void awaitEnd(JenkinsRule jenkins, String job) throws Exception {
        jenkins.waitForCompletion(
                jenkins.jenkins.getItemByFullName(job, Job.class).getBuildByNumber(1));
    }
}
