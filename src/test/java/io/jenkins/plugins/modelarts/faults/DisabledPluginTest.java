package io.jenkins.plugins.modelarts.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.greaterThan;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.demo.PastBuilds;
import io.jenkins.plugins.modelarts.steps.ShortJenkins;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.sf.json.JSONObject;
import org.apache.commons.io.FileUtils;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.RealJenkinsRule;

/** Somebody disables the plugin while a build waits, or uninstalls it, and enables it again after a restart. */
public class DisabledPluginTest {

    @ClassRule
    public static final RealJenkinsRule JENKINS = ShortJenkins.rule();

    private static final String FINISHED = "fraud-rolled-back";

    /** Its build waits; {@code RestartFixture} wrote it. */
    private static final String WAITING = "format1";

    private static JSONObject waitingWithoutThePlugin;
    private static String consoleWithoutThePlugin;
    private static int pageWithoutThePlugin;

    @BeforeClass
    public static void disableAndEnable() throws Throwable {
        Path home = JENKINS.getHome().toPath();
        FileUtils.copyDirectory(
                Path.of("src/demo/home/jobs").toFile(), home.resolve("jobs").toFile());
        PastBuilds.main(new String[] {home.toString(), String.valueOf(System.currentTimeMillis())});
        FileUtils.copyDirectory(
                Path.of("src/test/resources/io/jenkins/plugins/modelarts/steps/RestartTest/format1")
                        .toFile(),
                home.toFile());
        Path disabled = disabled(home);
        Files.createFile(disabled);
        JENKINS.startJenkins();
        JENKINS.runRemotely(BuildsWithoutPlugin::touchTheFirst, FINISHED);
        JENKINS.runRemotely(BuildsWithoutPlugin::awaitEnd, WAITING);
        waitingWithoutThePlugin = json("job/" + WAITING + "/1/api/json");
        consoleWithoutThePlugin = get("job/" + WAITING + "/1/consoleText");
        pageWithoutThePlugin = Pages.get(JENKINS.getUrl() + "job/" + FINISHED + "/2/modelarts/")
                .statusCode();
        JENKINS.stopJenkins();
        Files.delete(disabled);
        JENKINS.startJenkins();
    }

    private static Path disabled(Path home) throws Exception {
        try (var plugins = Files.list(home.resolve("plugins"))) {
            Path own = plugins.filter(file -> file.getFileName().toString().startsWith("modelarts-service-logs."))
                    .findFirst()
                    .orElseThrow();
            return Path.of(own + ".disabled");
        }
    }

    @Test
    public void aWaitingBuildFailsAndSaysWhy() {
        assertEquals("FAILURE", waitingWithoutThePlugin.getString("result"));
        assertThat(consoleWithoutThePlugin, containsString("ClassNotFoundException: io.jenkins.plugins.modelarts"));
    }

    @Test
    public void withoutThePluginThereIsNoPage() {
        assertEquals(404, pageWithoutThePlugin);
    }

    @Test
    public void thePagesReturnWithThePlugin() throws Exception {
        Pages.assertOpen(JENKINS.getUrl(), List.of("recommend-on-success", "inspection-unstable"));
        for (String job : List.of(FINISHED, WAITING)) {
            Pages.assertJobOpens(JENKINS.getUrl(), job);
        }
        assertEquals(1, deployments("job/" + FINISHED + "/2/modelarts/"));
    }

    @Test
    public void aBuildThatWasSavedMeanwhileHasNoPage() throws Exception {
        assertEquals(
                404,
                Pages.get(JENKINS.getUrl() + "job/" + FINISHED + "/1/modelarts/")
                        .statusCode());
    }

    @Test
    public void theHistoryHasAllDeploymentsOfBefore() throws Exception {
        int builds =
                json("job/" + FINISHED + "/api/json").getJSONArray("builds").size();
        assertThat(builds, greaterThan(5));
        assertEquals(builds, deployments("job/" + FINISHED + "/modelarts/"));
        assertThat(get("job/" + WAITING + "/modelarts/api/json"), containsString("\"outcome\":\"ABORTED\""));
    }

    private static int deployments(String page) throws Exception {
        return json(page + "api/json?limit=1000").getJSONArray("deployments").size();
    }

    private static JSONObject json(String page) throws Exception {
        return JSONObject.fromObject(get(page));
    }

    private static String get(String page) throws Exception {
        return Pages.get(JENKINS.getUrl() + page).body();
    }
}
