package io.jenkins.plugins.modelarts.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.FormValidation;
import hudson.util.ListBoxModel;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.steps.ModelArtsServiceLogsStep;
import java.util.List;
import jenkins.model.Jenkins;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** What the forms say of the values that empty fields stand for. */
public class FormDefaultsTest {

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    private final ModelArtsServiceLogsStep.DescriptorImpl step =
            jenkins.jenkins.getDescriptorByType(ModelArtsServiceLogsStep.DescriptorImpl.class);
    private final FolderDefaults.DescriptorImpl property =
            jenkins.jenkins.getDescriptorByType(FolderDefaults.DescriptorImpl.class);
    private Folder folder;
    private Folder inner;
    private FreeStyleProject job;

    @Before
    public void setUp() throws Exception {
        ModelArtsConfiguration.get().setDefaultRegion("cn-north-4");
        ModelArtsConfiguration.get().setDefaultCredentialsId("of-jenkins");
        folder = jenkins.createProject(Folder.class, "models");
        inner = folder.createProject(Folder.class, "team");
        job = inner.createProject(FreeStyleProject.class, "job");
    }

    @Test
    public void aStepSaysTheDefaultsOfTheSystem() {
        assertThat(emptyEntry(step.doFillRegionItems(job)), is("- default: cn-north-4 -"));
        assertThat(emptyEntry(step.doFillCredentialsIdItems(job, "", "")), is("- default: of-jenkins -"));
        assertThat(step.defaults(job).project(null), is(""));
    }

    @Test
    public void aStepSaysWhichFolderSetsTheDefaults() throws Exception {
        FolderDefaultsTest.set(folder, "cn-north-9", "of-models", "project-1");
        assertThat(emptyEntry(step.doFillRegionItems(job)), is("- default: cn-north-9 (folder models) -"));
        assertThat(
                emptyEntry(step.doFillCredentialsIdItems(job, "", "")), is("- default: of-models (folder models) -"));
        assertThat(step.defaults(job).project(null), is("default: project-1 (folder models)"));
        assertThat(step.defaults(job).region(), is("default: cn-north-9 (folder models)"));
    }

    @Test
    public void theFormOfAFolderSaysWhatItInherits() throws Exception {
        FolderDefaultsTest.set(folder, "cn-north-9", "of-models", "project-1");
        FolderDefaultsTest.set(inner, "cn-east-3", "of-team", "project-2");
        assertThat(emptyEntry(property.doFillRegionItems(inner)), is("- default: cn-north-9 (folder models) -"));
        assertThat(property.defaults(inner).project(null), is("default: project-1 (folder models)"));
        assertThat(
                emptyEntry(property.doFillCredentialsIdItems(inner, "", "")),
                is("- default: of-models (folder models) -"));
    }

    @Test
    public void theSnippetGeneratorOfAFolderUsesItsDefaults() throws Exception {
        FolderDefaultsTest.set(inner, "cn-east-3", null, null);
        assertThat(emptyEntry(step.doFillRegionItems(inner)), is("- default: cn-east-3 (folder models » team) -"));
    }

    @Test
    public void theCredentialsFollowTheChosenRegion() throws Exception {
        ModelArtsConfiguration.get()
                .setCustomRegions(List.of(new CustomRegion("lab", "http://127.0.0.1", "http://127.0.0.1")));
        assertThat(emptyEntry(step.doFillCredentialsIdItems(job, "", "lab")), is("- none -"));
    }

    @Test
    public void whoMayNotSeeTheConfigurationSeesNoDefaults() throws Exception {
        FolderDefaultsTest.set(folder, "cn-north-9", "of-models", "project-1");
        store(folder);
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(new MockAuthorizationStrategy()
                .grant(Jenkins.READ, Item.READ, Item.BUILD)
                .everywhere()
                .to("builder"));
        try (ACLContext as = ACL.as2(User.getById("builder", true).impersonate2())) {
            for (Item item : List.of(job, inner)) {
                assertThat(emptyEntry(step.doFillRegionItems(item)), is("- default -"));
                assertThat(step.doFillCredentialsIdItems(item, "", "").toString(), is("[- none -=]"));
                assertThat(step.defaults(item).project(null), is(""));
                assertThat(step.defaults(item).regionNames(), empty());
                assertThat(step.doCheckRegion(item, "nowhere"), is(FormValidation.ok()));
            }
            assertThat(property.doFillRegionItems(inner), hasSize(1));
            assertThat(property.doFillCredentialsIdItems(inner, "", "").toString(), is("[- none -=]"));
            assertThat(property.doCheckCredentialsId(inner, "nothing", ""), is(FormValidation.ok()));
            assertThat(property.defaults(inner).project(null), is(""));
        }
    }

    @Test
    public void theFormOfAFolderOffersItsOwnCredentials() throws Exception {
        store(folder);
        List<String> offered = property.doFillCredentialsIdItems(folder, "", "").stream()
                .map(option -> option.value)
                .toList();
        assertThat(offered, hasItem("in-models"));
        assertThat(property.doCheckCredentialsId(folder, "in-models", "").kind, is(FormValidation.Kind.OK));
        assertThat(property.doCheckCredentialsId(folder, "nothing", "").kind, is(FormValidation.Kind.WARNING));
    }

    @Test
    public void aRegionThatDoesNotExistIsAWarning() {
        assertThat(step.doCheckRegion(job, "cn-north-4").kind, is(FormValidation.Kind.OK));
        FormValidation warning = step.doCheckRegion(job, "nowhere");
        assertThat(warning.kind, is(FormValidation.Kind.WARNING));
        assertThat(warning.getMessage(), containsString("nowhere"));
    }

    @Test
    public void aBadProjectIsAnError() {
        assertThat(property.doCheckProjectId("no/id").kind, is(FormValidation.Kind.ERROR));
        assertThat(property.doCheckProjectId("").kind, is(FormValidation.Kind.OK));
    }

    @Test
    public void theHelpOfEveryFieldIsThere() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            for (String field : List.of("region", "credentialsId", "projectId")) {
                String help = "descriptor/" + property.getId() + "/help/" + field;
                assertThat(browser.goTo(help).asNormalizedText(), containsString("folder around this one"));
            }
        }
    }

    private static String emptyEntry(ListBoxModel items) {
        return items.stream()
                .filter(option -> option.value.isEmpty())
                .findFirst()
                .orElseThrow()
                .name;
    }

    private static void store(Folder folder) throws Exception {
        for (CredentialsStore store : CredentialsProvider.lookupStores(folder)) {
            if (store.getContext() == folder) {
                store.addCredentials(Domain.global(), Lab.user("in-models", "password"));
            }
        }
    }
}
