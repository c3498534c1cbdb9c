package io.jenkins.plugins.modelarts.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.model.Result;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.config.FolderDefaults;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Test;

/** Where the default credentials of a folder are sent: never to more places than those that a step names itself. */
public class CredentialsOfFolderDefaultsTest extends BuildsWithCredentials {

    private static final Domain LAB = new Domain("hosts", null, List.of(new HostnameSpecification("127.0.0.1", null)));

    private ModelArtsConfiguration configuration;
    private Folder folder;

    @Before
    public void storeInNoDomain() throws Exception {
        Lab.stored().clear();
        configuration = ModelArtsConfiguration.get();
        configuration.setDefaultRegion("cn-north-4");
        configuration.setDefaultCredentialsId(null);
        folder = jenkins.createProject(Folder.class);
        update.result("SUCCESS");
    }

    @Test
    public void theyServeTheCustomRegionOfTheFolderTheirDomainNames() throws Exception {
        set("lab", "team");
        add(LAB, Lab.user("team", Simulator.PASSWORD));

        jenkins.buildAndAssertSuccess(job(folder, STEP));
    }

    @Test
    public void withoutSuchADomainTheyAreNotSent() throws Exception {
        set("lab", "team");
        add(Domain.global(), Lab.user("team", Simulator.PASSWORD));

        assertRefused(STEP, "are not sent to the custom region \"lab\"");
    }

    @Test
    public void aStepThatNamesACustomRegionDoesNotGetThem() throws Exception {
        set("cn-north-4", "team");
        add(LAB, Lab.user("team", Simulator.PASSWORD));

        assertRefused(STEP + ", region: 'lab'", "because it is not the default region");
    }

    @Test
    public void aFolderSendsTheDefaultOfTheSystemNowhereElse() throws Exception {
        Lab.store(Lab.user("bound", Simulator.PASSWORD));
        configuration.setDefaultCredentialsId("bound");
        set("lab", null);

        assertRefused(STEP, "because it is not the default region");
    }

    @Test
    public void aRegionsOwnCredentialsServeAFolderThatNamesNone() throws Exception {
        Lab.store(Lab.user("lab-ci", Simulator.PASSWORD));
        lab.giveCredentials("lab-ci");
        set("lab", null);

        jenkins.buildAndAssertSuccess(job(folder, STEP));
    }

    @Test
    public void aFoldersCredentialsWithTheSameIdAreNotTheRegionsOwn() throws Exception {
        Lab.store(Lab.user("lab-ci", Simulator.PASSWORD));
        lab.giveCredentials("lab-ci");
        set("lab", "lab-ci");
        add(Domain.global(), Lab.user("lab-ci", "Passw0rd-of-the-folder"));

        assertRefused(STEP, "are not sent to the custom region \"lab\"");
    }

    @Test
    public void aFolderCannotUseTheCredentialsOfAnother() throws Exception {
        Folder other = jenkins.createProject(Folder.class);
        add(other, LAB, Lab.user("others", Simulator.PASSWORD));
        set("lab", "others");

        assertRefused(STEP, "This job has no credentials \"others\"");
    }

    @Test
    public void thoseForACustomRegionDoNotGoToHuaweiCloud() throws Exception {
        set("lab", "team");
        WorkflowJob job = job(folder, STEP);

        ModelArtsException refused =
                assertThrows(ModelArtsException.class, () -> ConnectionSettings.of(job, "cn-north-4", null, null));
        assertThat(refused.getMessage(), containsString("No credentials are set"));
        configuration.setDefaultCredentialsId("huawei");
        assertThat(ConnectionSettings.of(job, "cn-north-4", null, null).credentialsId(), is("huawei"));
    }

    @Test
    public void thoseForARegionThatIsGoneDoNotGoToHuaweiCloud() throws Exception {
        configuration.setCustomRegions(List.of());
        set("lab", "team");
        WorkflowJob job = job(folder, STEP);

        assertThrows(ModelArtsException.class, () -> ConnectionSettings.of(job, "cn-north-4", null, null));
    }

    @Test
    public void thoseForHuaweiCloudGoToAllItsRegions() throws Exception {
        set("cn-north-4", "team");

        assertThat(
                ConnectionSettings.of(job(folder, STEP), "cn-north-9", null, null)
                        .credentialsId(),
                is("team"));
    }

    private void set(@CheckForNull String region, @CheckForNull String credentialsId) throws Exception {
        FolderDefaults defaults = new FolderDefaults();
        defaults.setRegion(region);
        defaults.setCredentialsId(credentialsId);
        folder.addProperty(defaults);
    }

    private void assertRefused(String script, String message) throws Exception {
        WorkflowRun run = job(folder, script).scheduleBuild2(0).waitForStart();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(error(run), containsString(message));
        assertThat(lab.simulator().requests().all(), empty());
    }

    private void add(Domain domain, StandardCredentials credentials) throws Exception {
        add(folder, domain, credentials);
    }

    private static void add(Folder where, Domain domain, StandardCredentials credentials) throws Exception {
        for (CredentialsStore store : CredentialsProvider.lookupStores(where)) {
            if (store.getContext() == where && domain.getName() == null) {
                store.addCredentials(domain, credentials);
            } else if (store.getContext() == where) {
                store.addDomain(domain, credentials);
            }
        }
    }
}
