package io.jenkins.plugins.modelarts.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.cloudbees.hudson.plugins.folder.Folder;
import com.cloudbees.plugins.credentials.Credentials;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import com.cloudbees.plugins.credentials.impl.UsernamePasswordCredentialsImpl;
import hudson.model.ItemGroup;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.model.TopLevelItem;
import hudson.model.queue.QueueTaskFuture;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.config.CustomRegion;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.RequestLog;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import jenkins.model.Jenkins;
import jenkins.model.ModifiableTopLevelItemGroup;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.cps.CpsFlowDefinition;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What Huawei Cloud sees of builds and their credentials. */
public class AuthenticationOfBuildsTest {

    private static final String TOKENS = "/v3/auth/tokens";
    private static final String LOGS = "/v1/.*/logs";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String STEP = "modelartsServiceLogs serviceId: '" + Lab.SERVICE_ID + "', pollSeconds: 2";

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

    private SimulatedUpdate update;

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        // Later than the start of any build here.
        update = lab.service()
                .update(lab.simulator().now().plus(Duration.ofHours(1)).toEpochMilli(), "RUNNING");
    }

    @Test
    public void twoHundredBuildsThatStartAtOnceFetchOneToken() throws Exception {
        update.result("SUCCESS");
        lab.simulator().faults().on(TOKENS).next(Fault.delay(Duration.ofSeconds(3)));
        for (WorkflowRun run : run(200)) {
            jenkins.assertBuildStatusSuccess(run);
        }
        assertThat(count(TOKENS), is(1L));
    }

    @Test
    public void twoHundredBuildsWithAWrongPasswordSendItOnceAndFailWithTheSameMessage() throws Exception {
        Lab.store(Lab.user("wrong", "Wr0ng-password"));
        ModelArtsConfiguration.get().setDefaultCredentialsId("wrong");
        lab.simulator().faults().on(TOKENS).next(Fault.delay(Duration.ofSeconds(10)));
        Set<String> messages = new HashSet<>();
        for (WorkflowRun run : run(200)) {
            jenkins.assertBuildStatus(Result.FAILURE, run);
            messages.add(error(run));
        }
        assertThat(count(TOKENS), is(1L));
        assertThat(messages, hasSize(1));
        assertThat(
                messages.iterator().next(),
                allOf(
                        containsString("does not accept the account name, user name or password of ci"),
                        containsString("Nothing is sent with these credentials until")));
    }

    @Test
    public void aTokenThatDiesDuringAWaitCostsOneRenewalAndNoBuild() throws Exception {
        WorkflowRun run = Lab.start(jenkins, STEP);
        lab.simulator().requests().awaitRequests(LOGS, 1, PATIENCE);
        lab.simulator().endTokens();
        lab.simulator().requests().awaitRequests(TOKENS, 2, PATIENCE);
        update.result("SUCCESS");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(count(TOKENS), is(2L));
    }

    @Test
    public void aTokenOf24KilobytesWorks() throws Exception {
        lab.simulator().tokenSize(24 << 10);
        update.result("SUCCESS");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(Lab.start(jenkins, STEP)));
    }

    @Test
    public void anAccessKeySignsEveryRequestAndFetchesNoToken() throws Exception {
        Lab.store(new HuaweiCloudAccessKey(
                CredentialsScope.GLOBAL, "key", null, Simulator.ACCESS_KEY, Secret.fromString(Simulator.SECRET_KEY)));
        update.result("FAIL");
        jenkins.assertBuildStatus(
                Result.FAILURE, jenkins.waitForCompletion(Lab.start(jenkins, STEP + ", credentialsId: 'key'")));
        assertThat(count("/v1/.*/events"), is(1L));
        for (RequestLog.Seen seen : lab.simulator().requests().all()) {
            assertThat(seen.toString(), seen.signed() && !seen.withToken(), is(true));
        }
    }

    @Test
    public void aTemporaryAccessKeyWorksWithItsSecurityToken() throws Exception {
        lab.simulator().account(Simulator.ACCOUNT).accessKey("TEMPORARY", "made-up-secret", "made-up-token");
        HuaweiCloudAccessKey key = new HuaweiCloudAccessKey(
                CredentialsScope.GLOBAL, "key", null, "TEMPORARY", Secret.fromString("made-up-secret"));
        key.setSecurityToken(Secret.fromString("made-up-token"));
        Lab.store(key);
        update.result("SUCCESS");
        jenkins.assertBuildStatusSuccess(
                jenkins.waitForCompletion(Lab.start(jenkins, STEP + ", credentialsId: 'key'")));
    }

    @Test
    public void aRefusedSignatureIsNotSentAgain() throws Exception {
        Lab.store(new HuaweiCloudAccessKey(
                CredentialsScope.GLOBAL, "key", null, Simulator.ACCESS_KEY, Secret.fromString("wrong-secret-key")));
        for (int i = 0; i < 3; i++) {
            WorkflowRun run = jenkins.waitForCompletion(Lab.start(jenkins, STEP + ", credentialsId: 'key'"));
            jenkins.assertBuildStatus(Result.FAILURE, run);
            assertThat(error(run), containsString("Check the secret key"));
        }
        assertThat(lab.simulator().requests().all(), hasSize(1));
    }

    @Test
    public void aReadyTokenIsUsedAsItIs() throws Exception {
        String token = lab.simulator().newToken();
        Lab.store(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", null, Secret.fromString(token)));
        update.result("SUCCESS");
        jenkins.assertBuildStatusSuccess(
                jenkins.waitForCompletion(Lab.start(jenkins, STEP + ", credentialsId: 'token'")));
        assertThat(count(TOKENS), is(0L));
    }

    @Test
    public void aReadyTokenThatEndedIsToldWithWhatToDo() throws Exception {
        String token = lab.simulator().newToken();
        lab.simulator().endTokens();
        Lab.store(new StringCredentialsImpl(CredentialsScope.GLOBAL, "token", null, Secret.fromString(token)));
        WorkflowRun run = jenkins.waitForCompletion(Lab.start(jenkins, STEP + ", credentialsId: 'token'"));
        jenkins.assertBuildStatus(Result.FAILURE, run);
        assertThat(error(run), containsString("Store a new token in the credentials"));
    }

    @Test
    public void aCorrectedPasswordIsTriedAtOnce() throws Exception {
        Lab.store(Lab.user("corrected", "Wr0ng-password"));
        String step = STEP + ", credentialsId: 'corrected'";
        update.result("SUCCESS");
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(Lab.start(jenkins, step)));
        replace(Lab.user("corrected", Simulator.PASSWORD));
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(Lab.start(jenkins, step)));
        assertThat(count(TOKENS), is(2L));
    }

    @Test
    public void aPasswordThatIsChangedDuringAWaitIsUsedAtTheNextRequest() throws Exception {
        WorkflowRun run = Lab.start(jenkins, STEP);
        lab.simulator().requests().awaitRequests(LOGS, 1, PATIENCE);
        lab.simulator().account(Simulator.ACCOUNT).user(Simulator.USER, "Another-passw0rd");
        replace(Lab.user("huawei", "Another-passw0rd"));
        lab.simulator().requests().awaitRequests(TOKENS, 2, PATIENCE);
        update.result("SUCCESS");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(count(TOKENS), is(2L));
    }

    @Test
    public void credentialsThatAreDeletedDuringAWaitEndIt() throws Exception {
        WorkflowRun run = Lab.start(jenkins, STEP);
        lab.simulator().requests().awaitRequests(LOGS, 1, PATIENCE);
        SystemCredentialsProvider.getInstance().getCredentials().clear();
        jenkins.assertBuildStatus(Result.FAILURE, jenkins.waitForCompletion(run));
        assertThat(error(run), containsString("There are no credentials \"huawei\" for this job"));
    }

    @Test
    public void credentialsOfAFolderWorkInIt() throws Exception {
        update.result("SUCCESS");
        Folder folder = jenkins.createProject(Folder.class);
        add(folder, Domain.global(), Lab.user("of-folder", Simulator.PASSWORD));
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
        assertFailsWithoutARequest(STEP + ", credentialsId: 'bound'", "whether their domain allows");
    }

    @Test
    public void credentialsMustBeBoundToBothEndpointsOfTheRegion() throws Exception {
        String endpoint = lab.simulator().uri().toString();
        String other = endpoint.replace("127.0.0.1", "localhost");
        ModelArtsConfiguration.get().setCustomRegions(List.of(new CustomRegion(Simulator.PROJECT, endpoint, other)));
        add(jenkins.jenkins, domain("127.0.0.1"), Lab.user("bound", Simulator.PASSWORD));
        assertFailsWithoutARequest(STEP + ", credentialsId: 'bound'", "whether their domain allows");
    }

    @Test
    public void credentialsThatAreBoundToTheEndpointsWork() throws Exception {
        update.result("SUCCESS");
        add(jenkins.jenkins, domain("127.0.0.1"), Lab.user("bound", Simulator.PASSWORD));
        jenkins.buildAndAssertSuccess(job(jenkins.jenkins, STEP + ", credentialsId: 'bound'"));
    }

    @Test
    public void credentialsOfAnotherKindAreToldAsSuch() throws Exception {
        add(
                jenkins.jenkins,
                Domain.global(),
                new UsernamePasswordCredentialsImpl(CredentialsScope.GLOBAL, "login", null, "a", "b"));
        assertFailsWithoutARequest(STEP + ", credentialsId: 'login'", "of a kind that cannot be used");
    }

    @Test
    public void jenkinsKnowsWhichJobsUseTheCredentials() throws Exception {
        update.result("SUCCESS");
        WorkflowJob job = job(jenkins.jenkins, STEP);
        jenkins.buildAndAssertSuccess(job);
        Credentials credentials =
                SystemCredentialsProvider.getInstance().getCredentials().get(0);
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

    private List<WorkflowRun> run(int builds) throws Exception {
        WorkflowJob job = job(jenkins.jenkins, STEP);
        job.addProperty(new DurabilityHintJobProperty(FlowDurabilityHint.PERFORMANCE_OPTIMIZED));
        job.addProperty(new ParametersDefinitionProperty(new StringParameterDefinition("number")));
        List<QueueTaskFuture<WorkflowRun>> scheduled = new ArrayList<>();
        for (int i = 0; i < builds; i++) {
            // Jenkins takes builds without a difference for the same one.
            scheduled.add(job.scheduleBuild2(0, new ParametersAction(new StringParameterValue("number", "" + i))));
        }
        List<WorkflowRun> ended = new ArrayList<>();
        for (QueueTaskFuture<WorkflowRun> build : scheduled) {
            WorkflowRun run = build.waitForStart();
            jenkins.waitForMessage("Finished: ", run);
            ended.add(run);
        }
        return ended;
    }

    private static WorkflowJob job(ModifiableTopLevelItemGroup parent, String script) throws Exception {
        WorkflowJob job = parent instanceof Folder folder
                ? folder.createProject(WorkflowJob.class, "job")
                : Jenkins.get().createProject(WorkflowJob.class, "job");
        job.setDefinition(new CpsFlowDefinition(script, true));
        return job;
    }

    private long count(String path) {
        return lab.simulator().requests().of(path).size();
    }

    private static String error(WorkflowRun run) throws Exception {
        return run.getLog(1000).stream()
                .filter(line -> line.startsWith("ERROR: "))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No error in the log"));
    }

    private static Domain domain(String host) {
        return new Domain("bound", null, List.of(new HostnameSpecification(host, null)));
    }

    private static void replace(HuaweiCloudIamUser user) throws Exception {
        SystemCredentialsProvider provider = SystemCredentialsProvider.getInstance();
        provider.getCredentials()
                .removeIf(old -> ((HuaweiCloudIamUser) old).getId().equals(user.getId()));
        Lab.store(user);
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
