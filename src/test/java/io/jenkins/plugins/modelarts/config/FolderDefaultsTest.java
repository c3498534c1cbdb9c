package io.jenkins.plugins.modelarts.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import com.cloudbees.hudson.plugins.folder.Folder;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.FreeStyleProject;
import hudson.model.Item;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import jenkins.model.GlobalConfiguration;
import org.htmlunit.html.HtmlForm;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.multibranch.WorkflowMultiBranchProject;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The defaults of folders: how they are set, and what the steps of their jobs get. */
public class FolderDefaultsTest {

    private static final String PROJECT = "0123456789abcdef0123456789abcdef";

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    private Folder outer;
    private Folder inner;
    private Item job;

    @Before
    public void setUp() throws Exception {
        ModelArtsConfiguration.get().setDefaultRegion("cn-north-4");
        ModelArtsConfiguration.get().setDefaultCredentialsId("of-jenkins");
        outer = jenkins.createProject(Folder.class, "outer");
        inner = outer.createProject(Folder.class, "inner");
        job = inner.createProject(FreeStyleProject.class, "job");
    }

    @Test
    public void withoutDefaultsOfFoldersThoseOfTheSystemCount() throws Exception {
        assertSettings("cn-north-4", "of-jenkins", null);
    }

    @Test
    public void subfoldersInheritTheDefaults() throws Exception {
        set(outer, "ap-southeast-3", "of-outer", PROJECT);
        assertSettings("ap-southeast-3", "of-outer", PROJECT);
    }

    @Test
    public void eachFieldIsInheritedByItself() throws Exception {
        set(outer, "ap-southeast-3", "of-outer", null);
        set(inner, null, "of-inner", PROJECT);
        assertSettings("ap-southeast-3", "of-inner", PROJECT);
    }

    @Test
    public void theNearestFolderCounts() throws Exception {
        set(outer, "ap-southeast-3", "of-outer", "outer-project");
        set(inner, "cn-north-9", "of-inner", PROJECT);
        assertSettings("cn-north-9", "of-inner", PROJECT);
    }

    @Test
    public void aStepOverridesItsFolders() throws Exception {
        set(inner, "ap-southeast-3", "of-inner", PROJECT);
        ConnectionSettings settings = ConnectionSettings.of(job, "cn-north-9", "of-step", "step-project");
        assertThat(settings.region(), is("cn-north-9"));
        assertThat(settings.credentialsId(), is("of-step"));
        assertThat(settings.projectId(), is("step-project"));
    }

    @Test
    public void aProjectIsForTheRegionThatIsTheDefaultWithIt() throws Exception {
        set(outer, "ap-southeast-3", "of-outer", PROJECT);
        assertThat(ConnectionSettings.of(job, "cn-north-9", null, null).projectId(), nullValue());
        set(inner, "cn-north-9", null, null);
        assertSettings("cn-north-9", "of-outer", null);
    }

    @Test
    public void theFormKeepsTheDefaults() throws Exception {
        Lab.store(Lab.user("huawei", "password"));
        set(inner, "cn-north-9", "huawei", PROJECT);
        jenkins.configRoundtrip(inner);
        FolderDefaults kept = inner.getProperties().get(FolderDefaults.class);
        assertThat(kept.getRegion(), is("cn-north-9"));
        assertThat(kept.getCredentialsId(), is("huawei"));
        assertThat(kept.getProjectId(), is(PROJECT));
    }

    @Test
    public void theFormKeepsThatAFolderSetsNothing() throws Exception {
        jenkins.configRoundtrip(inner);
        assertThat(inner.getProperties().get(FolderDefaults.class), nullValue());
    }

    @Test
    public void aBadProjectIsNotSaved() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            HtmlForm form = browser.getPage(inner, "configure").getFormByName("config");
            form.getInputByName("_.projectId").setValue("no/id");
            assertThat(
                    jenkins.submit(form).getWebResponse().getContentAsString(),
                    containsString("characters that a project id cannot have"));
        }
        assertThat(inner.getProperties().get(FolderDefaults.class), nullValue());
    }

    @Test
    public void theSymbolNamesThePropertyInScripts() throws Exception {
        assertThat(
                SymbolLookup.get().findDescriptor(AbstractFolderProperty.class, "modelArts"),
                instanceOf(FolderDefaults.DescriptorImpl.class));
        assertThat(
                SymbolLookup.get().findDescriptor(GlobalConfiguration.class, "modelArts"),
                instanceOf(ModelArtsConfiguration.class));
    }

    @Test
    public void scriptsSetAndShowOnlyWhatDiffers() throws Exception {
        DescribableModel<FolderDefaults> model = new DescribableModel<>(FolderDefaults.class);
        FolderDefaults set = model.instantiate(Map.of("region", "cn-north-9", "credentialsId", " "), null);
        assertThat(model.uninstantiate2(set).toString(), is("@modelArts(region=cn-north-9)"));
    }

    @Test
    public void whatAFileLacksIsInherited() throws Exception {
        String xml = "<com.cloudbees.hudson.plugins.folder.Folder><properties><" + FolderDefaults.class.getName()
                + "><region></region><credentialsId> of-file </credentialsId></" + FolderDefaults.class.getName()
                + "></properties></com.cloudbees.hudson.plugins.folder.Folder>";
        Folder read = (Folder) jenkins.jenkins.createProjectFromXML(
                "read", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        job = read.createProject(FreeStyleProject.class, "job");
        assertSettings("cn-north-4", "of-file", null);
    }

    @Test
    public void theDefaultsSurviveARestart() throws Exception {
        set(inner, "cn-north-9", "of-inner", PROJECT);
        jenkins.jenkins.reload();
        job = jenkins.jenkins.getItemByFullName("outer/inner/job");
        assertSettings("cn-north-9", "of-inner", PROJECT);
    }

    @Test
    public void aRegionThatDoesNotExistIsNamed() throws Exception {
        set(inner, "nowhere", null, null);
        ModelArtsException refused =
                assertThrows(ModelArtsException.class, () -> ConnectionSettings.of(job, null, null, null));
        assertThat(refused.getMessage(), containsString("There is no region \"nowhere\""));
    }

    @Test
    public void jobsOutsideOfFoldersAreNotConcerned() throws Exception {
        set(outer, "ap-southeast-3", "of-outer", PROJECT);
        job = jenkins.createFreeStyleProject();
        assertSettings("cn-north-4", "of-jenkins", null);
    }

    @Test
    public void aMultibranchProjectIsAFolderToo() throws Exception {
        WorkflowMultiBranchProject branches = outer.createProject(WorkflowMultiBranchProject.class, "branches");
        FolderDefaults defaults = new FolderDefaults();
        defaults.setRegion("cn-north-9");
        branches.addProperty(defaults);
        jenkins.configRoundtrip(branches);
        job = branches;
        assertSettings("cn-north-9", "of-jenkins", null);
    }

    private void assertSettings(String region, String credentialsId, @CheckForNull String projectId) throws Exception {
        ConnectionSettings settings = ConnectionSettings.of(job, null, null, null);
        assertThat(settings.region(), is(region));
        assertThat(settings.credentialsId(), is(credentialsId));
        assertThat(settings.projectId(), is(projectId));
    }

    static void set(
            Folder folder,
            @CheckForNull String region,
            @CheckForNull String credentialsId,
            @CheckForNull String projectId)
            throws Exception {
        FolderDefaults defaults = new FolderDefaults();
        defaults.setRegion(region);
        defaults.setCredentialsId(credentialsId);
        defaults.setProjectId(projectId);
        folder.getProperties().replace(defaults);
        assertThat(folder.getProperties().getAll(FolderDefaults.class), hasSize(1));
    }
}
