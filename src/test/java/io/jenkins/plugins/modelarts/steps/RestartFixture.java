package io.jenkins.plugins.modelarts.steps;

import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import java.io.File;
import java.nio.file.Path;
import org.apache.commons.io.FileUtils;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsSessionRule;

/**
 * Writes the directory that {@link RestartTest} reads: the job and the list of running Pipelines of a Jenkins that was
 * stopped during a wait. It is no test, so Maven runs it only by its name: {@code mvn test -Dtest=RestartFixture}. Once
 * a version of the plugin is released, add another directory and do not replace this one.
 */
public class RestartFixture {

    static final Path DIRECTORY = Path.of("src/test/resources/io/jenkins/plugins/modelarts/steps/RestartTest/format1");

    /** Later than the start of the build that the directory holds. */
    static final long UPDATE_TIME = 1_800_000_000_000L;

    private static final String STEP = "modelartsServiceLogs(serviceId: '" + Lab.SERVICE_ID + "')";
    private static final String JOB = "format1";
    private static final String RUNNING_PIPELINES = "org.jenkinsci.plugins.workflow.flow.FlowExecutionList.xml";

    @Rule
    public final Lab lab = new Lab();

    @Rule
    public final JenkinsSessionRule sessions = new JenkinsSessionRule();

    @Test
    public void write() throws Throwable {
        sessions.then(jenkins -> {
            lab.setUp();
            SimulatedUpdate update = lab.service().update(UPDATE_TIME, "RUNNING");
            WorkflowRun run =
                    Lab.start(jenkins.createProject(WorkflowJob.class, JOB), "echo \"verdict ${" + STEP + ".result}\"");
            Lab.awaitRunning(jenkins, run, update);
        });
        File home = sessions.getHome();
        FileUtils.deleteDirectory(DIRECTORY.toFile());
        FileUtils.copyDirectory(
                new File(home, "jobs/" + JOB), DIRECTORY.resolve("jobs/" + JOB).toFile());
        FileUtils.copyFileToDirectory(new File(home, RUNNING_PIPELINES), DIRECTORY.toFile());
    }
}
