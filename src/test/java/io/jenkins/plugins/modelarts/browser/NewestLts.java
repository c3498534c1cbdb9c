package io.jenkins.plugins.modelarts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudAccessKey;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudIamUser;
import io.jenkins.plugins.modelarts.simulator.Demo;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.steps.ModelArtsServiceLogsPublisher;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;

/**
 * Tests the built hpi in the newest LTS of Jenkins. Maven does not run it by default: {@code ./verify} gives the war
 * with {@code -Dnewest.war} and the JDK with {@code -Dnewest.java}, if it has both.
 */
public class NewestLts {

    private static final RealJenkins JENKINS =
            new RealJenkins(Path.of(System.getProperty("newest.war")), Path.of(System.getProperty("newest.java")));
    private static final Browser CLASSIC = new Browser("en-US,en");
    private static final Browser MODERN = new Browser("en-US,en");

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(JENKINS).around(CLASSIC).around(MODERN);

    /** Result of the build of each sample, and of its deployment. */
    private static final Map<String, List<String>> SAMPLES = new LinkedHashMap<>(Map.of(
            "recommend-on-success", List.of("SUCCESS", "SUCCESS"),
            "fraud-rolled-back", List.of("FAILURE", "FAIL"),
            "inspection-unstable", List.of("UNSTABLE", "FAIL")));

    private static Simulator simulator;

    @BeforeClass
    public static void start() throws Exception {
        simulator = Demo.start(new String[] {"--port", "0"}, new PrintStream(PrintStream.nullOutputStream()));
        JENKINS.addStartScript("users.groovy", """
                import hudson.model.User
                import hudson.security.HudsonPrivateSecurityRealm
                import jenkins.model.Jenkins
                import jenkins.model.experimentalflags.UserExperimentalFlagsProperty
                def realm = new HudsonPrivateSecurityRealm(false, false, null)
                if (!User.getById('modern', false)) {
                  realm.createAccount('modern', 'modern')
                }
                Jenkins.get().securityRealm = realm
                User.getById('modern', true).addProperty(new UserExperimentalFlagsProperty(
                    ['new-build-page.flag': 'true', 'new-job-page.flag': 'true']))
                """);
        JENKINS.start(Map.of(
                "SIMULATOR_URL", simulator.uri().toString(),
                "CASC_JENKINS_CONFIG",
                        Path.of("src/demo/jenkins.yaml").toAbsolutePath().toString()));
        // A build that began while Jenkins stops would fail in Jenkins itself.
        JENKINS.removeStartScript("start-samples.groovy");
        for (String sample : SAMPLES.keySet()) {
            awaitEnd(sample, 1);
        }
        for (Browser browser : List.of(CLASSIC, MODERN)) {
            browser.size(1280, 900);
        }
        MODERN.signIn(JENKINS.url(), "modern");
    }

    @AfterClass
    public static void stop() {
        simulator.close();
    }

    @Test
    public void theSampleBuildsEndAsTheyShould() throws Exception {
        for (Map.Entry<String, List<String>> sample : SAMPLES.entrySet()) {
            String build = "job/" + sample.getKey() + "/1/";
            assertThat(
                    build,
                    json(build + "api/json").path("result").asText(),
                    is(sample.getValue().get(0)));
            assertThat(
                    build,
                    json(build + "modelarts/api/json")
                            .path("deployments")
                            .path(0)
                            .path("result")
                            .asText(),
                    is(sample.getValue().get(1)));
        }
    }

    @Test
    public void aWaitSurvivesARestart() throws Exception {
        assertThat(JENKINS.post("job/recommend-on-success/build?delay=0sec", "text/plain", ""), is(201));
        JENKINS.awaitTrue(
                "The build does not wait",
                () -> JENKINS.read("job/recommend-on-success/2/consoleText").contains("RUNNING"));
        JENKINS.restart();
        awaitEnd("recommend-on-success", 2);
        assertThat(json("job/recommend-on-success/2/api/json").path("result").asText(), is("SUCCESS"));
        assertThat(JENKINS.severe(), empty());
    }

    @Test
    public void aFinishedDeploymentSurvivesARestart() throws Exception {
        JENKINS.restart();
        assertThat(
                json("job/fraud-rolled-back/1/modelarts/api/json?tree=deployments[serviceName,result]")
                        .path("deployments")
                        .toString(),
                containsString("\"result\":\"FAIL\""));
    }

    @Test
    public void everyPageIsCleanInBothLooks() throws Exception {
        for (Browser browser : List.of(CLASSIC, MODERN)) {
            for (String sample : SAMPLES.keySet()) {
                for (String page : List.of("1/", "1/modelarts/", "", "modelarts/")) {
                    assertClean(browser, "job/" + sample + "/" + page);
                }
            }
            assertClean(browser, "modelarts/");
            assertClean(browser, "");
        }
    }

    @Test
    public void everyFormIsSaved() throws Exception {
        String job = """
                <project><publishers><%1$s><wait>true</wait><timeoutMinutes>30</timeoutMinutes>
                <pollSeconds>10</pollSeconds><onFail>FAILURE</onFail></%1$s></publishers></project>""".formatted(ModelArtsServiceLogsPublisher.class.getName());
        assertThat(JENKINS.post("createItem?name=free", "application/xml", job), is(200));
        Form free = Form.job(MODERN, JENKINS.url() + "job/free/");
        assertThat(free.save(), is(200));
        free = Form.job(MODERN, JENKINS.url() + "job/free/");
        free.fill("serviceId", Lab.SERVICE_ID).fill("updateTime", "1574770228888");
        assertThat(free.save(), is(200));
        assertThat(JENKINS.read("job/free/config.xml"), containsString("<updateTime>1574770228888</updateTime>"));
        free = Form.job(MODERN, JENKINS.url() + "job/free/");
        free.fill("updateTime", "abc");
        free.error("updateTime", "abc");
        assertThat(free.save(), is(400));
        Form.snippet(MODERN, JENKINS.url());
        MODERN.run("document.getElementById('generatePipelineScript').click()");
        MODERN.await("document.getElementById('prototypeText').value.startsWith('modelartsServiceLogs {')");
        assertThat(Form.system(MODERN, JENKINS.url()).save(), is(200));
        Form system = Form.system(MODERN, JENKINS.url());
        system.addRegion();
        system.fill("name", "lab2")
                .fill("modelArtsEndpoint", "no address")
                .fill("iamEndpoint", "https://iam.example.com");
        system.error("modelArtsEndpoint", "no address");
        assertThat(system.save(), is(400));
        system = Form.system(MODERN, JENKINS.url());
        system.addRegion();
        system.fill("name", "lab2").fill("modelArtsEndpoint", "https://ma.example.com");
        system.fill("iamEndpoint", "https://iam.example.com");
        assertThat(system.save(), is(200));
        Form credentials = Form.newCredentials(MODERN, JENKINS.url(), HuaweiCloudIamUser.class, "accountName");
        credentials
                .fill("accountName", "acme")
                .fill("userName", "ci")
                .fill("password", "pass")
                .fill("id", "u");
        assertThat(credentials.send("createCredentials"), is(200));
        Form key = Form.newCredentials(MODERN, JENKINS.url(), HuaweiCloudAccessKey.class, "accessKey");
        key.fill("accessKey", "AK").fill("secretKey", "SK").fill("id", "k");
        assertThat(key.send("createCredentials"), is(200));
        Form change = Form.credentials(MODERN, JENKINS.url(), "u", "accountName");
        assertThat(change.fill("accountName", "acme2").send("updateSubmit"), is(200));
        assertThat(JENKINS.read("credentials/store/system/domain/_/credential/u/api/json"), containsString("acme2/ci"));
    }

    private static void assertClean(Browser browser, String page) throws Exception {
        browser.errors();
        browser.open(JENKINS.url() + page);
        browser.await("document.readyState === 'complete'");
        assertThat(
                page,
                browser.run("return performance.getEntriesByType('navigation')[0].responseStatus")
                        .asInt(),
                is(200));
        assertEquals(page, "[]", browser.run("return window.violations").toString());
        assertEquals(page, List.of(), browser.errors());
    }

    private static void awaitEnd(String job, int number) throws Exception {
        JENKINS.awaitTrue("Build " + number + " of " + job + " does not end", () -> {
            String build = JENKINS.read("job/" + job + "/" + number + "/api/json");
            // For a moment after a restart, a loaded build has neither an end nor a result.
            return build.startsWith("{")
                    && new ObjectMapper().readTree(build).path("result").isTextual();
        });
    }

    private static JsonNode json(String path) throws Exception {
        return Objects.requireNonNull(new ObjectMapper().readTree(JENKINS.read(path)));
    }
}
