package io.jenkins.plugins.modelarts.faults;

import static org.junit.Assert.assertEquals;

import hudson.model.Job;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.steps.ShortJenkins;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** The process of Jenkins is killed while one build is in each phase of a wait. */
public class KilledJenkinsTest {

    private static final Lab LAB = new Lab();
    private static final RealJenkinsRule JENKINS = ShortJenkins.rule();

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(LAB).around(JENKINS);

    /** Jenkins keeps nothing of a running build of a Freestyle job. The history says how the wait ended. */
    private static final String GONE = "gone ABORTED";

    /** The result of the build, how the wait ended, and the result of the update. */
    private static final Map<String, String> VERDICTS = Map.of(
            ParkedBuilds.FIRST, "SUCCESS SUCCESS SUCCESS",
            ParkedBuilds.BASELINE, "FAILURE FAIL FAIL",
            ParkedBuilds.BLOCK, "FAILURE FAIL FAIL",
            ParkedBuilds.AFTER_BLOCK, "SUCCESS SUCCESS SUCCESS",
            ParkedBuilds.RUNNING, "FAILURE FAIL FAIL",
            ParkedBuilds.REASON, "FAILURE FAIL FAIL",
            ParkedBuilds.WRITING, "FAILURE FAIL FAIL",
            ParkedBuilds.NOT_DURABLE, "FAILURE ABORTED NONE",
            ParkedBuilds.FREESTYLE, GONE);

    private static Map<String, String> verdicts;

    @BeforeClass
    public static void killAndRestart() throws Throwable {
        Path jobs = JENKINS.getHome().toPath().resolve("jobs");
        ParkedBuilds builds = new ParkedBuilds(LAB, jobs);
        JENKINS.startJenkins();
        JENKINS.runRemotely(ParkedBuilds::start, LAB.simulator().uri().toString());
        builds.awaitAll();
        JENKINS.stopJenkinsForcibly();
        builds.whileJenkinsIsDown();
        JENKINS.startJenkins();
        builds.endBlocks();
        verdicts = JENKINS.runRemotely(KilledJenkinsTest::verdicts);
    }

    private static HashMap<String, String> verdicts(JenkinsRule jenkins) throws Exception {
        HashMap<String, String> verdicts = new HashMap<>();
        for (Job<?, ?> job : jenkins.jenkins.getAllItems(Job.class)) {
            Run<?, ?> run = job.getBuildByNumber(1);
            verdicts.put(job.getName(), run == null ? GONE : verdict(jenkins.waitForCompletion(run)));
        }
        return verdicts;
    }

    private static String verdict(Run<?, ?> run) {
        DeploymentState end = Lab.deployment(run);
        return run.getResult() + " " + end.outcome() + " " + end.result();
    }

    @Test
    public void everyPhaseEndsWithTheRightVerdict() {
        assertEquals(VERDICTS, verdicts);
    }

    @Test
    public void theHistoryKnowsEveryEndOnce() throws Throwable {
        JENKINS.runRemotely(jenkins -> {
            for (Job<?, ?> job : jenkins.jenkins.getAllItems(Job.class)) {
                List<String> ends = new HistoryFile(job)
                        .newestFirst().stream()
                                .filter(entry -> entry.number() == 1)
                                .map(HistoryEntry::outcome)
                                .map(String::valueOf)
                                .toList();
                assertEquals(job.getName(), List.of(VERDICTS.get(job.getName()).split(" ")[1]), ends);
            }
        });
    }

    @Test
    public void everyPageOpens() throws Exception {
        Pages.assertOpen(JENKINS.getUrl(), ParkedBuilds.PIPELINES);
        Pages.assertJobOpens(JENKINS.getUrl(), ParkedBuilds.FREESTYLE);
    }
}
