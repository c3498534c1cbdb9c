package io.jenkins.plugins.modelarts.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.ItemGroup;
import hudson.model.Result;
import hudson.model.TopLevelItem;
import io.jenkins.plugins.modelarts.config.CustomRegion;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.util.List;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Test;

/** Which credentials a build may use. */
public class CredentialsOfBuildsTest extends BuildsWithCredentials {

    @Test
    public void credentialsThatAreDeletedDuringAWaitEndIt() throws Exception {
        WorkflowRun run = Lab.start(jenkins, STEP);
        lab.simulator().requests().awaitRequests(LOGS, 1, PATIENCE);
        Lab.stored().clear();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(error(run), containsString("This job has no credentials \"huawei\""));
    }

    @Test
    public void credentialsOfAFolderWorkInIt() throws Exception {
        update.result("SUCCESS");
        Folder folder = jenkins.createProject(Folder.class);
        add(folder, domain("127.0.0.1"), Lab.user("of-folder", Simulator.PASSWORD));
        WorkflowJob job = job(folder, STEP + ", credentialsId: 'of-folder'");
        jenkins.buildAndAssertSuccess(job);
    }

    @Test
    public void credentialsOfAFolderDoNotWorkOutsideOfIt() throws Exception {
        Folder folder = jenkins.createProject(Folder.class);
        add(folder, Domain.global(), Lab.user("of-folder", Simulator.PASSWORD));
        assertFailsWithoutARequest(STEP + ", credentialsId: 'of-folder'", "no credentials \"of-folder\"");
    }

    @Test
    public void credentialsThatAreBoundToAnotherDomainAreNotSent() throws Exception {
        Domain other = domain("*.myhuaweicloud.com");
        add(jenkins.jenkins, other, Lab.user("bound", Simulator.PASSWORD));
        assertFailsWithoutARequest(STEP + ", credentialsId: 'bound'", "that their domain allows");
    }

    @Test
    public void credentialsMustBeBoundToBothEndpointsOfTheRegion() throws Exception {
        String endpoint = lab.simulator().uri().toString();
        String other = endpoint.replace("127.0.0.1", "localhost");
        ModelArtsConfiguration.get().setCustomRegions(List.of(new CustomRegion(Simulator.PROJECT, endpoint, other)));
        add(jenkins.jenkins, domain("127.0.0.1"), Lab.user("bound", Simulator.PASSWORD));
        assertFailsWithoutARequest(STEP + ", credentialsId: 'bound'", "that their domain allows");
    }

    @Test
    public void credentialsThatAreBoundToTheEndpointsWork() throws Exception {
        update.result("SUCCESS");
        add(jenkins.jenkins, domain("127.0.0.1"), Lab.user("bound", Simulator.PASSWORD));
        jenkins.buildAndAssertSuccess(job(jenkins.jenkins, STEP + ", credentialsId: 'bound'"));
    }

    @Test
    public void theMessageNamesCredentialsOfAWrongKind() throws Exception {
        add(
                jenkins.jenkins,
                Domain.global(),
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "login", null, "a", "b"));
        assertFailsWithoutARequest(STEP + ", credentialsId: 'login'", "of a kind that does not work");
    }

    @Test
    public void jenkinsKnowsWhichJobsUseTheCredentials() throws Exception {
        update.result("SUCCESS");
        WorkflowJob job = job(jenkins.jenkins, STEP);
        jenkins.buildAndAssertSuccess(job);
        Credentials credentials = Lab.stored().get(0);
        assertThat(CredentialsProvider.getFingerprintOf(credentials).getJobs(), hasItem(job.getFullName()));
    }

    @Test
    public void idsThatAreNoneAreRefusedBeforeAnyRequest() throws Exception {
        assertFailsWithoutARequest(
                "modelartsServiceLogs serviceId: '../../../v3/projects?a='", "serviceId has characters");
        assertFailsWithoutARequest(STEP + ", projectId: 'a/b'", "projectId has characters");
    }

    private void assertFailsWithoutARequest(String script, String message) throws Exception {
        WorkflowRun run = jenkins.waitForCompletion(Lab.start(jenkins, script));
        jenkins.assertBuildStatus(Result.FAILURE, run);
        assertThat(error(run), containsString(message));
        assertThat(lab.simulator().requests().all(), empty());
    }

    private static Domain domain(String host) {
        return new Domain("bound", null, List.of(new HostnameSpecification(host, null)));
    }

    private static void add(ItemGroup<? extends TopLevelItem> where, Domain domain, Credentials credentials)
            throws Exception {
        for (CredentialsStore store : CredentialsProvider.lookupStores(where)) {
            if (store.getContext() == where) {
                if (domain.isGlobal()) {
                    store.addCredentials(domain, credentials);
                } else {
                    store.addDomain(domain, credentials);
                }
            }
        }
    }
}
