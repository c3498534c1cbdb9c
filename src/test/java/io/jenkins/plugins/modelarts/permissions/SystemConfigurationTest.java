package io.jenkins.plugins.modelarts.permissions;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.net.URL;
import java.util.List;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The plugin's part of the system configuration, for users who may do a part of what an administrator may do. */
public class SystemConfigurationTest {

    private static final JenkinsRule jenkins = new JenkinsRule();
    private static final Lab lab = new Lab();

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(lab).around(jenkins).around(new Visitors(jenkins, lab));

    private final ModelArtsConfiguration configuration = ModelArtsConfiguration.get();

    private static List<String> values(ListBoxModel items) {
        return items.stream().map(option -> option.value).toList();
    }

    private static ACLContext as(Role role) {
        return ACL.as2(User.getById(role.name(), true).impersonate2());
    }

    @Test
    public void whoMayOnlySeeJenkinsLearnsNoDefaultCredentials() {
        for (Role role : List.of(Role.OVERALL_READ, Role.CONFIGURE, Role.MANAGE)) {
            try (ACLContext as = as(role)) {
                assertThat(values(configuration.doFillDefaultCredentialsIdItems()), not(hasItem("huawei")));
            }
        }
    }

    @Test
    public void aManagerLearnsNothingFromListsAndChecks() {
        try (ACLContext as = as(Role.MANAGE)) {
            assertThat(values(configuration.doFillDefaultRegionItems()), is(List.of("")));
            assertThat(configuration.doCheckDefaultCredentialsId("huawei"), is(FormValidation.ok()));
            assertThat(configuration.doCheckDefaultCredentialsId("unknown"), is(FormValidation.ok()));
        }
    }

    @Test
    public void whoMayReadTheSystemSeesOnlyWhatIsSet() throws Exception {
        Lab.store(Lab.user("unused", "password"));
        try (ACLContext as = as(Role.SYSTEM_READ)) {
            assertThat(values(configuration.doFillDefaultCredentialsIdItems()), is(List.of("huawei")));
        }
    }

    @Test
    public void theFormForReadersShowsWhatIsSet() throws Exception {
        HtmlPage page = browser(Role.SYSTEM_READ).goTo("manage/configure");
        String text = page.getElementById("main-panel").asNormalizedText();
        assertThat(text, containsString("Default region?\nlab\n"));
        assertThat(text, not(containsString("Test connection")));
    }

    @Test
    public void aManagersFormLeavesThePluginOut() throws Exception {
        assertThat(
                browser(Role.MANAGE).goTo("manage/configure").asXml(), not(containsString("_.defaultCredentialsId")));
        assertThat(browser(Role.ADMINISTER).goTo("manage/configure").asXml(), containsString("_.defaultCredentialsId"));
    }

    @Test
    public void aManagerSavesNothingOfThePlugin() throws Exception {
        String form = form().replace("\"defaultCredentialsId\":\"huawei\"", "\"defaultCredentialsId\":\"other\"");
        save(Role.MANAGE, form);
        assertThat(configuration.getDefaultCredentialsId(), is("huawei"));
        save(Role.ADMINISTER, form);
        assertThat("the form is right", configuration.getDefaultCredentialsId(), is("other"));
        configuration.setDefaultCredentialsId("huawei");
    }

    /** What the form of an administrator sends. */
    private static String form() throws Exception {
        HtmlPage page = browser(Role.ADMINISTER).goTo("manage/configure");
        page.executeJavaScript("buildFormTree(document.forms['config'])");
        return page.getFormByName("config").getInputByName("json").getValue();
    }

    private static void save(Role role, String form) throws Exception {
        JenkinsRule.WebClient browser = browser(role);
        WebRequest request = new WebRequest(new URL(browser.getContextPath() + "configSubmit"), HttpMethod.POST);
        request.setRequestParameters(List.of(new NameValuePair("json", form)));
        browser.addCrumb(request);
        browser.loadWebResponse(request);
    }

    private static JenkinsRule.WebClient browser(Role role) throws Exception {
        return jenkins.createWebClient().login(role.name());
    }
}
