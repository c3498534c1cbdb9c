package io.jenkins.plugins.modelarts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertEquals;

import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.fasterxml.jackson.databind.JsonNode;
import hudson.model.FreeStyleProject;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudAccessKey;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudIamUser;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.steps.ModelArtsServiceLogsPublisher;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Saves every form of the plugin: unchanged, with legal values, and with an illegal value in each field. */
public class FormsInBrowser {

    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final Lab LAB = new Lab();
    private static final Stage STAGE = new Stage(JENKINS);
    private static final Browser BROWSER = new Browser("en-US,en");

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(JENKINS).around(STAGE).around(LAB).around(BROWSER);

    /** By field of the action. */
    private static final Map<String, List<String>> BAD_VALUES = new LinkedHashMap<>(Map.of(
            "serviceId", List.of("no id"),
            "projectId", List.of("no/id"),
            "updateTime", List.of("abc", "0", "-1", "1574770228888.5", "99999999999999999999"),
            "since", List.of("yesterday", "-1"),
            "timeoutMinutes", List.of("0", "-5", "10081", "99999999999"),
            "pollSeconds", List.of("1", "-5", "99999999999")));

    private FreeStyleProject job;
    private String root;

    @Before
    public void setUp() throws Exception {
        LAB.setUp();
        root = STAGE.url("");
        BROWSER.size(1280, 900);
        BROWSER.errors();
        job = JENKINS.createFreeStyleProject();
        job.getPublishersList().add(new ModelArtsServiceLogsPublisher());
    }

    /** The open form violated no content security policy of Jenkins and logged no error on the console. */
    @After
    public void assertClean() throws Exception {
        JsonNode violations = BROWSER.run("return window.violations");
        assertEquals("[]", violations.toString());
        assertThat(
                BROWSER.errors().stream()
                        .filter(error -> !error.contains("the server responded with a status of 400"))
                        .filter(error -> !error.contains("Blocked attempt to show a 'beforeunload'"))
                        .toList(),
                empty());
    }

    @Test
    public void anUntouchedStepMakesASnippet() throws Exception {
        Form.snippet(BROWSER, root);
        assertThat(Form.generateSnippet(BROWSER), is("modelartsServiceLogs {\n    // some block\n}"));
    }

    @Test
    public void aFilledStepMakesASnippet() throws Exception {
        Form.snippet(BROWSER, root).fillStep();
        assertThat(
                Form.generateSnippet(BROWSER),
                is(
                        "modelartsServiceLogs(credentialsId: 'huawei', onFail: 'UNSTABLE', pollSeconds: 3, projectId: '"
                                + Simulator.PROJECT_ID + "', region: 'lab', serviceId: '" + Lab.SERVICE_ID
                                + "', since: 1574770228000, timeoutMinutes: 7, updateTime: 1574770228888) {\n    // some block\n}"));
    }

    @Test
    public void fieldAndSnippetNameABadValueOfTheStep() throws Exception {
        Form form = Form.snippet(BROWSER, root);
        for (Map.Entry<String, List<String>> bad : BAD_VALUES.entrySet()) {
            String before = form.value(bad.getKey());
            for (String value : bad.getValue()) {
                String error = form.fillBad(bad.getKey(), value);
                assertThat(Form.generateSnippet(BROWSER), containsString(error));
            }
            form.fill(bad.getKey(), before);
        }
    }

    @Test
    public void aTimeIsSaidInWordsBesideItsField() throws Exception {
        Form.snippet(BROWSER, root).fill("updateTime", "1574770228888");
        BROWSER.await("document.querySelector('[name=\"_.updateTime\"]').closest('.jenkins-form-item')"
                + ".querySelector('.validation-error-area').textContent.includes('2019-11-26')");
    }

    @Test
    public void anUntouchedJobIsSaved() throws Exception {
        assertThat(Form.job(BROWSER, STAGE.url(job.getUrl())).save(), is(200));
        ModelArtsServiceLogsPublisher action = saved();
        assertThat(action.getUpdateTime(), nullValue());
        assertThat(action.getSince(), nullValue());
        assertThat(action.getServiceId(), nullValue());
        assertThat(action.getTimeoutMinutes(), is("30"));
        assertThat(action.getPollSeconds(), is("10"));
        assertThat(action.isWait(), is(true));
    }

    @Test
    public void anEmptiedFieldOfAJobCountsAsNotSet() throws Exception {
        Form form = Form.job(BROWSER, STAGE.url(job.getUrl()));
        form.fill("timeoutMinutes", "").fill("pollSeconds", "").fill("updateTime", " ");
        assertThat(form.save(), is(200));
        assertThat(saved().getTimeoutMinutes(), is("30"));
        assertThat(saved().getPollSeconds(), is("10"));
        assertThat(saved().getUpdateTime(), nullValue());
    }

    @Test
    public void aFilledJobIsSaved() throws Exception {
        Form form = Form.job(BROWSER, STAGE.url(job.getUrl()));
        form.fillStep();
        assertThat(form.save(), is(200));
        assertThat(saved().getServiceId(), is(Lab.SERVICE_ID));
        assertThat(saved().getUpdateTime(), is("1574770228888"));
        assertThat(saved().getSince(), is("1574770228000"));
        assertThat(saved().getTimeoutMinutes(), is("7"));
        assertThat(saved().getOnFail(), is("UNSTABLE"));
    }

    @Test
    public void aJobWithABadValueIsNotSaved() throws Exception {
        for (Map.Entry<String, List<String>> bad : BAD_VALUES.entrySet()) {
            String value = bad.getValue().get(0);
            Form form = Form.job(BROWSER, STAGE.url(job.getUrl()));
            String error = form.fillBad(bad.getKey(), value);
            assertThat(bad.getKey(), form.save(), is(400));
            assertThat(BROWSER.text("body"), containsString(error));
        }
        BROWSER.open(root);
        assertThat(saved().getServiceId(), nullValue());
    }

    @Test
    public void theUntouchedSystemConfigurationIsSaved() throws Exception {
        Form.system(BROWSER, root).save();
        assertThat(ModelArtsConfiguration.get().getDefaultRegion(), is("lab"));
        assertThat(ModelArtsConfiguration.get().getDefaultCredentialsId(), is("huawei"));
        assertThat(ModelArtsConfiguration.get().getCustomRegions(), hasSize(1));
    }

    @Test
    public void aRegionThatIsAddedIsSaved() throws Exception {
        Form form = Form.system(BROWSER, root);
        form.addRegion();
        form.fill("name", "lab2").fill("modelArtsEndpoint", "https://ma.example.com/");
        form.fill("iamEndpoint", "https://iam.example.com");
        form.save();
        assertThat(
                ModelArtsConfiguration.get().getCustomRegions().get(1).getModelArtsEndpoint(),
                is("https://ma.example.com"));
    }

    @Test
    public void aBadRegionIsNotSaved() throws Exception {
        Map<String, String> right = Map.of(
                "name",
                "lab2",
                "modelArtsEndpoint",
                "https://ma.example.com",
                "iamEndpoint",
                "https://iam.example.com");
        for (String field : right.keySet()) {
            for (String value :
                    field.equals("name") ? List.of("") : List.of("", "ma.example.com", "https://a.b/path")) {
                Form form = Form.system(BROWSER, root);
                form.addRegion();
                // Only once for each field, because the response of an earlier check may come later.
                for (Map.Entry<String, String> other : right.entrySet()) {
                    form.fill(other.getKey(), other.getKey().equals(field) ? value : other.getValue());
                }
                String error = form.error(field, field.equals("name") ? "Enter the name" : "\"" + value + "\"");
                assertThat(field, form.save(), is(400));
                assertThat(BROWSER.text("body"), containsString(error));
            }
        }
        BROWSER.open(root);
        assertThat(ModelArtsConfiguration.get().getCustomRegions(), hasSize(1));
    }

    @Test
    public void noDefaultCredentialsCanBeChosen() throws Exception {
        Form form = Form.system(BROWSER, root);
        BROWSER.await("document.querySelector('[name=\"_.defaultCredentialsId\"]').options.length > 1");
        form.fill("defaultCredentialsId", "");
        BROWSER.runAsync("setTimeout(arguments[arguments.length - 1], 1000)");
        assertThat(form.value("defaultCredentialsId"), is(""));
        form.save();
        assertThat(ModelArtsConfiguration.get().getDefaultCredentialsId(), nullValue());
    }

    @Test
    public void noCredentialsCanBeChosenInAJob() throws Exception {
        saved().setCredentialsId("huawei");
        job.save();
        Form form = Form.job(BROWSER, STAGE.url(job.getUrl()));
        BROWSER.await("document.querySelector('select[name=\"_.credentialsId\"]').options.length > 1");
        form.fill("credentialsId", "");
        BROWSER.runAsync("setTimeout(arguments[arguments.length - 1], 1000)");
        assertThat(form.value("credentialsId"), is(""));
        form.save();
        assertThat(saved().getCredentialsId(), nullValue());
    }

    @Test
    public void credentialsAreAddedAndChangedInTheirDialogs() throws Exception {
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        Form user = Form.newCredentials(BROWSER, root, HuaweiCloudIamUser.class, "accountName");
        user.fill("accountName", "acme")
                .fill("userName", "ci")
                .fill("password", "pass")
                .fill("id", "u");
        assertThat(user.send("createCredentials"), is(200));
        Form key = Form.newCredentials(BROWSER, root, HuaweiCloudAccessKey.class, "accessKey");
        key.fill("accessKey", "AK").fill("secretKey", "SK").fill("id", "k");
        assertThat(key.send("createCredentials"), is(200));
        Form change = Form.credentials(BROWSER, root, "u", "accountName");
        change.fill("accountName", "acme2");
        assertThat(change.send("updateSubmit"), is(200));
        List<?> stored = SystemCredentialsProvider.getInstance().getCredentials();
        assertThat(((HuaweiCloudIamUser) stored.get(0)).getAccountName(), is("acme2"));
        assertThat(((HuaweiCloudIamUser) stored.get(0)).getPassword().getPlainText(), is("pass"));
        assertThat(((HuaweiCloudAccessKey) stored.get(1)).getSecurityToken(), nullValue());
    }

    @Test
    public void untouchedDialogsOfCredentialsKeepThem() throws Exception {
        List<Credentials> stored = SystemCredentialsProvider.getInstance().getCredentials();
        stored.clear();
        stored.add(Lab.user("user", "Sw0rdfish "));
        HuaweiCloudAccessKey temporary = new HuaweiCloudAccessKey(
                CredentialsScope.GLOBAL, "temporary", "of acme", "AK", Secret.fromString("Secret-key"));
        temporary.setSecurityToken(Secret.fromString("Security-token"));
        stored.add(temporary);
        stored.add(new HuaweiCloudAccessKey(
                CredentialsScope.GLOBAL, "permanent", null, "AK", Secret.fromString("Secret-key")));
        for (String id : List.of("user", "temporary", "permanent")) {
            Form form = Form.credentials(BROWSER, root, id, id.equals("user") ? "accountName" : "accessKey");
            assertThat(form.send("updateSubmit"), is(200));
        }
        stored = SystemCredentialsProvider.getInstance().getCredentials();
        HuaweiCloudIamUser user = (HuaweiCloudIamUser) stored.get(0);
        assertThat(user.getAccountName() + "/" + user.getUserName(), is("acme/ci"));
        assertThat(user.getPassword().getPlainText(), is("Sw0rdfish "));
        HuaweiCloudAccessKey key = (HuaweiCloudAccessKey) stored.get(1);
        assertThat(key.getAccessKey(), is("AK"));
        assertThat(key.getSecretKey().getPlainText(), is("Secret-key"));
        assertThat(key.getSecurityToken().getPlainText(), is("Security-token"));
        assertThat(((HuaweiCloudAccessKey) stored.get(2)).getSecurityToken(), nullValue());
    }

    @Test
    public void emptyCredentialsAreNoFault() throws Exception {
        for (Map.Entry<Class<?>, String> kind : Map.<Class<?>, String>of(
                        HuaweiCloudIamUser.class, "accountName", HuaweiCloudAccessKey.class, "accessKey")
                .entrySet()) {
            Form form = Form.newCredentials(BROWSER, root, kind.getKey(), kind.getValue());
            assertThat(form.send("createCredentials"), anyOf(is(200), is(400)));
        }
    }

    private ModelArtsServiceLogsPublisher saved() {
        return job.getPublishersList().get(ModelArtsServiceLogsPublisher.class);
    }
}
