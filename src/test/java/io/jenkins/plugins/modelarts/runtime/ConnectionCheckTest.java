package io.jenkins.plugins.modelarts.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudAccessKey;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.net.URL;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import jenkins.model.Jenkins;
import org.htmlunit.HttpMethod;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

public class ConnectionCheckTest {

    private static final String URL = "descriptorByName/" + ModelArtsConfiguration.class.getName() + "/testConnection";

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    @Before
    public void setUp() throws Exception {
        lab.setUp();
    }

    @Test
    public void saysWhatWorks() {
        FormValidation result = test("huawei", Lab.SERVICE_ID);
        assertThat(result.kind, is(FormValidation.Kind.OK));
        assertThat(
                result.renderHtml(),
                allOf(
                        containsString("accepts the credentials. Builds use project " + Simulator.PROJECT_ID),
                        containsString("They have 0 updates"),
                        containsString("read the details"),
                        containsString("read the events")));
    }

    @Test
    public void withoutAServiceOnlyCredentialsAndProjectAreTried() {
        assertThat(test("huawei", "").renderHtml(), containsString("Enter the id of a service"));
        assertThat(lab.simulator().requests().count("GET", "/v1/.*"), is(0L));
    }

    @Test
    public void triesAccessKeysAndReadyTokensToo() throws Exception {
        Lab.store(new HuaweiCloudAccessKey(
                CredentialsScope.GLOBAL, "key", null, Simulator.ACCESS_KEY, Secret.fromString(Simulator.SECRET_KEY)));
        Lab.store(new StringCredentialsImpl(
                CredentialsScope.GLOBAL,
                "token",
                null,
                Secret.fromString(lab.simulator().newToken())));
        assertThat(test("key", Lab.SERVICE_ID).kind, is(FormValidation.Kind.OK));
        assertThat(test("token", Lab.SERVICE_ID).kind, is(FormValidation.Kind.OK));
    }

    @Test
    public void permissionsThatBuildsDoNotNeedAreWarnings() {
        lab.simulator().deny("modelarts:service:getEvents");
        FormValidation result = test("huawei", Lab.SERVICE_ID);
        assertThat(result.kind, is(FormValidation.Kind.WARNING));
        assertThat(
                result.renderHtml(),
                allOf(
                        containsString("modelarts:service:getEvents"),
                        containsString("Builds also work without this"),
                        containsString("The plugin can read the details of the service")));
    }

    @Test
    public void aMissingPermissionThatBuildsNeedIsAnError() {
        lab.simulator().deny("modelarts:service:getLogs");
        FormValidation result = test("huawei", Lab.SERVICE_ID);
        assertThat(result.kind, is(FormValidation.Kind.ERROR));
        assertThat(result.renderHtml(), containsString("modelarts:service:getLogs"));
    }

    @Test
    public void aWrongPasswordIsSentTwiceHoweverOftenPressed() throws Exception {
        Lab.store(Lab.user("wrong", "Wr0ng-password"));
        for (int i = 0; i < 10; i++) {
            FormValidation result = test("wrong", "");
            assertThat(result.kind, is(FormValidation.Kind.ERROR));
            assertThat(
                    result.renderHtml(),
                    allOf(
                            containsString("account name, user name or password"),
                            containsString("Nothing is sent with these credentials until"),
                            not(containsString("Wr0ng"))));
        }
        assertThat(lab.simulator().refusals().passwords(), is(2));
    }

    @Test
    public void aTestIgnoresAStopOnceAndCanLiftIt() throws Exception {
        Lab.store(Lab.user("stopped", "Later-passw0rd"));
        String script =
                "modelartsServiceLogs serviceId: '" + Lab.SERVICE_ID + "', credentialsId: 'stopped', wait: false";
        Lab.build(jenkins, script, Result.FAILURE);
        lab.simulator().account(Simulator.ACCOUNT).user(Simulator.USER, "Later-passw0rd");
        Lab.build(jenkins, script, Result.FAILURE);

        assertThat(test("stopped", "").kind, is(FormValidation.Kind.OK));

        Lab.build(jenkins, script, Result.SUCCESS);
        assertThat(lab.simulator().refusals().passwords(), is(1));
    }

    @Test
    public void usesNoCredentialsThatNoBuildCanUse() throws Exception {
        Lab.store(new StringCredentialsImpl(
                CredentialsScope.SYSTEM,
                "own",
                null,
                Secret.fromString(lab.simulator().newToken())));
        assertThat(test("own", "").renderHtml(), containsString("no credentials &quot;own&quot;"));
        assertThat(lab.simulator().requests().all().isEmpty(), is(true));
    }

    @Test
    public void escapesWhatItRepeats() {
        assertThat(
                test("<img src=x>", "").renderHtml(),
                allOf(containsString("&lt;img src=x&gt;"), not(containsString("<img"))));
        lab.simulator().faults().on("/v1/.*").always(Fault.status(400, """
                {"error_code":"ModelArts.0104","error_msg":"<script>alert(1)</script>"}"""));
        assertThat(
                test("huawei", Lab.SERVICE_ID).renderHtml(),
                allOf(containsString("&lt;script&gt;"), not(containsString("<script>"))));
    }

    @Test
    public void refusesAServiceIdThatIsNone() {
        assertThat(test("huawei", "../../v3/projects").kind, is(FormValidation.Kind.ERROR));
        assertThat(lab.simulator().requests().all().isEmpty(), is(true));
    }

    @Test(timeout = 60_000)
    public void givesUpWithoutAResponse() {
        lab.simulator().faults().always(Fault.noAnswer());
        FormValidation result = new ConnectionCheck(Duration.ofSeconds(1)).run(Simulator.PROJECT, "huawei", null);
        assertThat(result.kind, is(FormValidation.Kind.ERROR));
        assertThat(result.renderHtml(), containsString("The response did not arrive within the time of this test"));
    }

    @Test
    public void isForAdministratorsAloneAndByPost() throws Exception {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin")
                .grant(Jenkins.MANAGE, Jenkins.SYSTEM_READ, Jenkins.READ)
                .everywhere()
                .to("manager"));
        assertThat(statusFor("manager", HttpMethod.POST), is(403));
        assertThat(statusFor("admin", HttpMethod.GET), is(404));
        assertThat(lab.simulator().requests().all().isEmpty(), is(true));
        assertThat(statusFor("admin", HttpMethod.POST), is(200));
        assertThat(lab.simulator().requests().count("POST", "/v3/auth/tokens"), is(1L));
    }

    private int statusFor(String user, HttpMethod method) throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            browser.login(user).withThrowExceptionOnFailingStatusCode(false);
            String query = "?defaultRegion=lab&defaultCredentialsId=huawei&testServiceId="
                    + URLEncoder.encode(Lab.SERVICE_ID, StandardCharsets.UTF_8);
            WebRequest request = new WebRequest(new URL(jenkins.getURL(), URL + query), method);
            Page page = browser.getPage(method == HttpMethod.POST ? browser.addCrumb(request) : request);
            return page.getWebResponse().getStatusCode();
        }
    }

    private static FormValidation test(String credentialsId, String serviceId) {
        return ModelArtsConfiguration.get().doTestConnection(Simulator.PROJECT, credentialsId, serviceId);
    }
}
