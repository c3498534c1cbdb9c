package io.jenkins.plugins.modelarts.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.common.StandardCredentials;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.DomainSpecification;
import com.cloudbees.plugins.credentials.domains.HostnamePortSpecification;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.domains.SchemeSpecification;
import hudson.model.ItemGroup;
import hudson.model.Result;
import hudson.model.TopLevelItem;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelarts.config.CustomRegion;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.util.List;
import org.hamcrest.Matcher;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Before;
import org.junit.Test;

/** Which credentials are sent to a custom region: its own, and those whose domain names its hosts. */
public class CredentialsOfCustomRegionsTest extends BuildsWithCredentials {

    private static final String IN_LAB = STEP + ", region: 'lab'";
    private static final String NOT_MEANT = "are not sent to the custom region \"lab\"";

    private ModelArtsConfiguration configuration;

    @Before
    public void storeInNoDomain() throws Exception {
        Lab.stored().clear();
        add(jenkins.jenkins, Domain.global(), Lab.user("huawei", Simulator.PASSWORD));
        configuration = ModelArtsConfiguration.get();
        configuration.setDefaultRegion("cn-north-4");
        update.result("SUCCESS");
    }

    @Test
    public void theDefaultCredentialsAreNotSent() throws Exception {
        assertRefused(IN_LAB, "No credentials are set for the custom region \"lab\"");
    }

    @Test
    public void defaultCredentialsInANamingDomainAreNotSent() throws Exception {
        Lab.store(Lab.user("bound", Simulator.PASSWORD));
        configuration.setDefaultCredentialsId("bound");

        assertRefused(IN_LAB, "because it is not the default region");
    }

    @Test
    public void credentialsThatAStepNamesAreNotSent() throws Exception {
        assertRefused(
                IN_LAB + ", credentialsId: 'huawei'",
                allOf(containsString(NOT_MEANT), containsString("names these hosts: 127.0.0.1")));
    }

    @Test
    public void defaultCredentialsAreNotSentToACustomDefaultRegion() throws Exception {
        configuration.setDefaultRegion("lab");

        assertRefused(STEP, NOT_MEANT);
    }

    @Test
    public void defaultCredentialsServeADefaultRegionTheirDomainNames() throws Exception {
        Lab.store(Lab.user("bound", Simulator.PASSWORD));
        configuration.setDefaultCredentialsId("bound");
        configuration.setDefaultRegion("lab");

        jenkins.buildAndAssertSuccess(job(jenkins.jenkins, STEP));
    }

    @Test
    public void aReplacedRegionOfHuaweiCloudIsACustomRegion() throws Exception {
        String endpoint = lab.simulator().uri().toString();
        configuration.setCustomRegions(List.of(new CustomRegion("cn-north-4", endpoint, endpoint)));

        assertRefused(STEP, "are not sent to the custom region \"cn-north-4\"");
    }

    @Test
    public void theRegionsOwnCredentialsServeStepsThatNameNone() throws Exception {
        lab.giveCredentials("huawei");
        configuration.setDefaultCredentialsId("other");

        jenkins.buildAndAssertSuccess(job(jenkins.jenkins, IN_LAB));
    }

    @Test
    public void theRegionsOwnCredentialsCanBeNamed() throws Exception {
        lab.giveCredentials("huawei");

        jenkins.buildAndAssertSuccess(job(jenkins.jenkins, IN_LAB + ", credentialsId: 'huawei'"));
    }

    @Test
    public void aFoldersCredentialsAreNotTheRegionsOwn() throws Exception {
        lab.giveCredentials("huawei");
        Folder folder = jenkins.createProject(Folder.class);
        add(folder, Domain.global(), Lab.user("huawei", "Passw0rd-of-the-folder"));

        assertRefused(job(folder, IN_LAB).scheduleBuild2(0).waitForStart(), containsString(NOT_MEANT));
    }

    @Test
    public void aDomainThatNamesNoHostIsNotEnough() throws Exception {
        for (DomainSpecification vague : List.of(
                new SchemeSpecification("http"),
                new HostnameSpecification("*", null),
                new HostnameSpecification(null, "evil.example.com"),
                new HostnamePortSpecification("*:" + lab.simulator().uri().getPort(), null))) {
            String id = "in-" + vague.getClass().getSimpleName() + vague.hashCode();
            add(jenkins.jenkins, new Domain(id, null, List.of(vague)), Lab.user(id, Simulator.PASSWORD));

            assertRefused(IN_LAB + ", credentialsId: '" + id + "'", NOT_MEANT);
        }
    }

    @Test
    public void theTestOfTheConnectionSendsThemNeither() {
        FormValidation result = configuration.doTestConnection("lab", "huawei", "");

        assertThat(result.kind, is(FormValidation.Kind.ERROR));
        assertThat(result.getMessage(), containsString("are not sent to the custom region"));
        assertThat(lab.simulator().requests().all(), empty());
    }

    @Test
    public void theTestOfTheConnectionUsesTheRegionsOwnCredentials() throws Exception {
        lab.giveCredentials("huawei");

        assertThat(configuration.doTestConnection("lab", "other", Lab.SERVICE_ID).kind, is(FormValidation.Kind.OK));
    }

    private void assertRefused(String script, String message) throws Exception {
        assertRefused(script, containsString(message));
    }

    private void assertRefused(String script, Matcher<String> message) throws Exception {
        assertRefused(Lab.start(jenkins, script), message);
    }

    private void assertRefused(WorkflowRun run, Matcher<String> message) throws Exception {
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(error(run), message);
        assertThat(lab.simulator().requests().all(), empty());
    }

    private static void add(ItemGroup<? extends TopLevelItem> where, Domain domain, StandardCredentials credentials)
            throws Exception {
        for (CredentialsStore store : CredentialsProvider.lookupStores(where)) {
            if (store.getContext() == where && domain.isGlobal()) {
                store.addCredentials(domain, credentials);
            } else if (store.getContext() == where) {
                store.addDomain(domain, credentials);
            }
        }
    }
}
