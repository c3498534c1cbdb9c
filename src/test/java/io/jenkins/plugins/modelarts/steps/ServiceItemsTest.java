package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.ModelObject;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.client.ModelArtsClient;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import java.net.URL;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The list of services in the form: what it has, who may see it, and with which credentials it is asked for. */
public class ServiceItemsTest {

    private static final Duration SOON = Duration.ofSeconds(60);

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    private FreeStyleProject job;

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        job = JENKINS.createFreeStyleProject();
    }

    @Test
    public void hasTheServicesByName() throws Exception {
        lab.simulator().service("s-2", "Adult").edge();
        assertThat(
                list(job, "huawei"),
                is(Map.of(
                        "services",
                        List.of(
                                Map.of("id", "s-2", "name", "Adult", "kind", "edge, running"),
                                Map.of("id", Lab.SERVICE_ID, "name", "mnist", "kind", "real-time, running")),
                        "note",
                        "")));
    }

    @Test
    public void hasNoServiceWithoutUpdates() throws Exception {
        lab.service().batch();
        assertThat(refusal(job, "huawei").getMessage(), containsString("lists no real-time or edge service"));
    }

    @Test
    public void saysThatThereAreMore() throws Exception {
        for (int i = 0; i < ModelArtsClient.MAX_SERVICES; i++) {
            lab.simulator().service("s-" + i, "more");
        }
        assertThat(list(job, "huawei").get("note").toString(), containsString("the newest 500 of 501 services"));
    }

    @Test
    public void theDefaultsCountForWhatIsEmpty() throws Exception {
        assertThat(list(job, "").get("note"), is(""));
    }

    @Test
    public void usesTheCredentialsOfTheJobsFolder() throws Exception {
        Folder folder = JENKINS.createProject(Folder.class, "own");
        add(folder, Lab.user("own", Simulator.PASSWORD));
        FreeStyleProject inside = folder.createProject(FreeStyleProject.class, "job");
        assertThat(list(inside, "own").get("note"), is(""));
    }

    @Test
    public void usesNoCredentialsOfAnotherFolder() throws Exception {
        add(JENKINS.createProject(Folder.class, "other"), Lab.user("others", Simulator.PASSWORD));
        assertThat(refusal(job, "others").problem(), is(Problem.NO_CREDENTIALS));
        assertNothingSent();
    }

    @Test
    public void usesNoPersonalCredentials() throws Exception {
        secure();
        try (ACLContext as = as("developer")) {
            add(User.current(), secret(CredentialsScope.USER, "personal"));
            assertThat(refusal(job, "personal").problem(), is(Problem.NO_CREDENTIALS));
        }
        assertNothingSent();
    }

    @Test
    public void usesNoCredentialsThatJenkinsKeepsForItself() throws Exception {
        Lab.store(secret(CredentialsScope.SYSTEM, "jenkins"));
        assertThat(refusal(job, "jenkins").problem(), is(Problem.NO_CREDENTIALS));
        assertThat(refusal(null, "jenkins").problem(), is(Problem.NO_CREDENTIALS));
        assertNothingSent();
    }

    @Test
    public void sendsNoCredentialsToACustomRegionTheyAreNotMeantFor() throws Exception {
        add(JENKINS.jenkins, Lab.user("everywhere", Simulator.PASSWORD), Domain.global());
        assertThat(refusal(job, "everywhere").getMessage(), containsString("not meant for it"));
        assertNothingSent();
    }

    @Test
    public void isForThoseWhoMayConfigureAndUseCredentials() throws Exception {
        secure();
        try (ACLContext as = as("developer")) {
            assertThat(list(job, "huawei").get("note"), is(""));
        }
        lab.simulator().requests().clear();
        for (String user : List.of("builder", "user", "reader")) {
            try (ACLContext as = as(user)) {
                assertThat(
                        user, refusal(job, "huawei").getMessage(), containsString("You may not use the credentials"));
            }
        }
        assertNothingSent();
    }

    @Test
    public void outsideOfJobsItIsForAdministrators() throws Exception {
        secure();
        try (ACLContext as = as("developer")) {
            assertThat(refusal(null, "huawei").problem(), is(Problem.FORBIDDEN));
        }
        try (ACLContext as = as("admin")) {
            assertThat(list(null, "huawei").get("note"), is(""));
        }
    }

    @Test
    public void aWrongPasswordIsSentOnceHoweverOftenPressed() throws Exception {
        Lab.store(Lab.user("wrong", "Wr0ng-password"));
        for (int i = 0; i < 3; i++) {
            assertThat(refusal(job, "wrong").getMessage(), containsString("account name, user name or password"));
        }
        assertThat(lab.simulator().refusals().passwords(), is(1));
    }

    @Test
    public void saysWhichPermissionIsMissing() {
        lab.simulator().deny("modelarts:service:list");
        assertThat(refusal(job, "huawei").getMessage(), containsString("modelarts:service:list"));
    }

    @Test
    public void givesUpWithoutAResponse() throws Exception {
        lab.simulator().faults().on("/v1/.*").always(Fault.noAnswer());
        ServiceItems impatient = new ServiceItems(Duration.ofMillis(500));
        ModelArtsException failure =
                assertThrows(ModelArtsException.class, () -> impatient.list(job, "", "huawei", ""));
        assertThat(failure.problem(), is(Problem.TIMED_OUT));
        lab.simulator().requests().awaitRequests("/v3/auth/tokens", 1, SOON);
    }

    @Test
    public void theFormAsksByPostAlone() throws Exception {
        assertThat(request(HttpMethod.GET, "huawei").getStatusCode(), is(404));
        JSONObject answer =
                JSONObject.fromObject(request(HttpMethod.POST, "huawei").getContentAsString());
        assertThat(answer.getString("status"), is("ok"));
        assertThat(answer.getJSONObject("data").getJSONArray("services").size(), is(1));
    }

    @Test
    public void theFormGetsTheReasonAsTextAndNoSecret() throws Exception {
        Lab.store(Lab.user("wrong", "Wr0ng-password"));
        WebResponse response = request(HttpMethod.POST, "wrong");
        assertThat(response.getStatusCode(), is(200));
        assertThat(
                response.getContentAsString(),
                allOf(containsString("\"status\":\"error\""), not(containsString("Wr0ng"))));
    }

    private static Map<String, Object> list(Item item, String credentialsId) throws ModelArtsException {
        return new ServiceItems(SOON).list(item, "", credentialsId, "");
    }

    private static ModelArtsException refusal(Item item, String credentialsId) {
        return assertThrows(ModelArtsException.class, () -> list(item, credentialsId));
    }

    private void assertNothingSent() {
        assertThat(lab.simulator().requests().all(), is(empty()));
    }

    private WebResponse request(HttpMethod method, String credentialsId) throws Exception {
        try (JenkinsRule.WebClient browser = JENKINS.createWebClient()) {
            browser.setThrowExceptionOnFailingStatusCode(false);
            URL url = new URL(
                    JENKINS.getURL(),
                    job.getUrl() + "descriptorByName/" + ModelArtsServiceLogsStep.class.getName()
                            + "/services?region=&projectId=&credentialsId=" + credentialsId);
            WebRequest request = new WebRequest(url, method);
            return browser.getPage(method == HttpMethod.POST ? browser.addCrumb(request) : request)
                    .getWebResponse();
        }
    }

    private static void secure() {
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        JENKINS.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ)
                .everywhere()
                .toEveryone()
                .grant(Item.CONFIGURE)
                .everywhere()
                .to("developer")
                .grant(Item.BUILD)
                .everywhere()
                .to("builder")
                .grant(CredentialsProvider.USE_ITEM)
                .everywhere()
                .to("user")
                .grant(Item.EXTENDED_READ)
                .everywhere()
                .to("reader")
                .grant(Jenkins.ADMINISTER)
                .everywhere()
                .to("admin"));
    }

    private static ACLContext as(String user) {
        return ACL.as2(User.getById(user, true).impersonate2());
    }

    private StringCredentialsImpl secret(CredentialsScope scope, String id) {
        return new StringCredentialsImpl(
                scope, id, null, Secret.fromString(lab.simulator().newToken()));
    }

    private static void add(ModelObject context, Credentials credentials) throws Exception {
        Domain domain = new Domain("simulator", null, List.of(new HostnameSpecification("127.0.0.1", null)));
        add(context, credentials, domain);
    }

    private static void add(ModelObject context, Credentials credentials, Domain domain) throws Exception {
        for (CredentialsStore store : CredentialsProvider.lookupStores(context)) {
            if (store.getContext() == context) {
                store.addDomain(domain);
                store.addCredentials(domain, credentials);
            }
        }
    }
}
