package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.FilePath;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The samples of docs/folders.md and docs/environment.md do what the text says. */
public class FolderAndVariableSamplesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    @Test
    public void theVariablesOfAFailure() throws Exception {
        lab.setUp();
        lab.service().errorMsg("No memory.").update(lab.soon(), "FAIL");
        WorkflowRun run = Lab.build(JENKINS, sample("environment.md", "groovy"), Result.UNSTABLE);
        JENKINS.assertLogContains("Deployment of " + Lab.SERVICE_ID + ": FAIL", run);
        FilePath written = JENKINS.jenkins.getWorkspaceFor(run.getParent()).child("reason.txt");
        assertThat(written.readToString(), containsString("No memory."));
    }

    @Test
    public void theFolderOfTheConfigXml() throws Exception {
        byte[] xml = sample("folders.md", "xml").getBytes(StandardCharsets.UTF_8);
        Folder folder = (Folder) JENKINS.jenkins.createProjectFromXML("models", new ByteArrayInputStream(xml));
        ConnectionSettings settings = ConnectionSettings.of(folder, null, null, null);
        assertThat(settings.region(), is("cn-north-4"));
        assertThat(settings.credentialsId(), is("huawei"));
    }

    private static String sample(String page, String language) throws Exception {
        Matcher sample = Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("docs", page)));
        assertThat(page, sample.find(), is(true));
        return sample.group(1);
    }
}
