package io.jenkins.plugins.modelarts.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.config.FolderDefaults;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.deployments.HistoryFile;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Whatever a file of the plugin holds, Jenkins loads and pages open, and what the other files say is still there. */
public class DamagedFilesTest {

    private static final String HISTORY = "modelarts-deployments.jsonl";

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    private FreeStyleProject job;
    private FreeStyleBuild build;

    @Before
    public void deploy() throws Exception {
        job = JENKINS.createFreeStyleProject("job");
        build = JENKINS.buildAndAssertSuccess(job);
        Sample.deployment().failed(build, "out of memory");
    }

    @Test
    public void aRecordTakesOnlyItsDetailsWithIt() throws Exception {
        Path file = build.getRootDir().toPath().resolve("modelarts/1.json");
        byte[] whole = Files.readAllBytes(file);
        for (Damage damage : Damage.values()) {
            Files.write(file, whole);
            damage.to(file);
            Pages.assertOpen(JENKINS.getURL(), List.of("job"));
            assertEquals(damage.name(), Outcome.FAIL, Lab.deployment(build).outcome());
        }
    }

    @Test
    public void aHistoryTakesOnlyItsLinesWithIt() throws Exception {
        Path file = job.getRootDir().toPath().resolve(HISTORY);
        byte[] whole = Files.readAllBytes(file);
        for (Damage damage : Damage.values()) {
            Files.write(file, whole);
            damage.to(file);
            Pages.assertOpen(JENKINS.getURL(), List.of("job"));
            Sample.deployment().succeeded(build);
            assertEquals(
                    damage.name(),
                    Outcome.SUCCESS,
                    new HistoryFile(job).newestFirst().get(0).outcome());
        }
    }

    @Test
    public void aLineOfALaterVersionBreaksNoPage() throws Exception {
        Path file = job.getRootDir().toPath().resolve(HISTORY);
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        for (String line : List.of(
                "{'build':1,'number':2,'outcome':'POSTPONED','result':'HALF','update_time':-5}",
                "{'build':1,'number':3,'outcome':['FAIL'],'changes':[null,7,{'kind':'MOON'}],'live_time':'soon'}",
                "{'build':{'job':'x'},'number':'four','started':1e300,'service_id':{'id':'x'},'region':null}",
                "{'build':1,'number':5,'outcome':'FAIL','changes':{'kind':'MODEL'},'waited_millis':-1}")) {
            lines.add(line.replace('\'', '"'));
        }
        Files.write(file, lines);
        Pages.assertOpen(JENKINS.getURL(), List.of("job"));
    }

    @Test
    public void aBuildThatCannotBeLoadedBreaksNoOtherPage() throws Exception {
        Path file = build.getRootDir().toPath().resolve("build.xml");
        byte[] whole = Files.readAllBytes(file);
        for (Damage damage : Damage.OF_XML) {
            Files.write(file, whole);
            damage.to(file);
            JENKINS.jenkins.reload();
            assertNull(damage.name(), reloaded().getBuildByNumber(1));
            assertThat(damage.name(), new HistoryFile(reloaded()).newestFirst(), hasSize(1));
            Pages.assertJobOpens(JENKINS.getURL(), "job");
        }
    }

    @Test
    public void deploymentsOfALaterVersionLeaveTheBuild() throws Exception {
        Path file = build.getRootDir().toPath().resolve("build.xml");
        String xml = Files.readString(file);
        Files.writeString(
                file,
                xml.replace("<modelarts-deployment>", "<a.b.Later/><modelarts-deployment><phase><x/></phase>")
                        .replace("<state>", "<state><mood>good</mood>"));
        JENKINS.jenkins.reload();
        assertEquals(
                Outcome.FAIL,
                Lab.deployments(reloaded().getBuildByNumber(1)).get(0).outcome());
        Pages.assertOpen(JENKINS.getURL(), List.of("job"));
    }

    @Test
    public void aConfigurationThatCannotBeReadHasItsDefaults() throws Exception {
        Path file = JENKINS.jenkins.getRootDir().toPath().resolve(ModelArtsConfiguration.class.getName() + ".xml");
        ModelArtsConfiguration.get().setMaxDeployments(7);
        byte[] whole = Files.readAllBytes(file);
        for (Damage damage : Damage.OF_XML) {
            Files.write(file, whole);
            damage.to(file);
            assertEquals(damage.name(), 1000, new ModelArtsConfiguration().getMaxDeployments());
        }
    }

    @Test
    public void aConfigurationOfALaterVersionKeepsWhatIsKnown() throws Exception {
        Path file = JENKINS.jenkins.getRootDir().toPath().resolve(ModelArtsConfiguration.class.getName() + ".xml");
        ModelArtsConfiguration.get().setDefaultRegion("cn-north-4");
        String xml = Files.readString(file);
        Files.write(
                file,
                xml.replace("<defaultRegion>", "<moon><x/></moon><defaultRegion>")
                        .replaceFirst("<customRegions.*>", "<customRegions><a.b.C/><string>x</string></customRegions>")
                        .getBytes(StandardCharsets.UTF_8));
        ModelArtsConfiguration loaded = new ModelArtsConfiguration();
        assertEquals("cn-north-4", loaded.getDefaultRegion());
        assertThat(loaded.getCustomRegions(), hasSize(0));
    }

    @Test
    public void defaultsOfAFolderOfALaterVersionKeepWhatIsKnown() throws Exception {
        Folder folder = JENKINS.createProject(Folder.class, "folder");
        FolderDefaults defaults = new FolderDefaults();
        defaults.setRegion("cn-north-4");
        defaults.setProjectId("0123456789abcdef");
        folder.addProperty(defaults);
        Path file = folder.getConfigFile().getFile().toPath();
        String xml = Files.readString(file);
        Files.writeString(
                file,
                xml.replace("<region>", "<moon><x/></moon><region>")
                        .replace("<projectId>0123456789abcdef<", "<projectId><id>1</id><"));
        JENKINS.jenkins.reload();
        Pages.assertJobOpens(JENKINS.getURL(), "job");
        FolderDefaults loaded = JENKINS.jenkins
                .getItemByFullName("folder", Folder.class)
                .getProperties()
                .get(FolderDefaults.class);
        assertEquals("cn-north-4", loaded.getRegion());
    }

    private static FreeStyleProject reloaded() {
        return JENKINS.jenkins.getItemByFullName("job", FreeStyleProject.class);
    }
}
