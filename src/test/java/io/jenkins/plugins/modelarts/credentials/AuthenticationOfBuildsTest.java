package io.jenkins.plugins.modelarts.credentials;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.model.Result;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.simulator.RequestLog;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.Test;

/** Which tokens, signatures and passwords builds send, and how often. */
public class AuthenticationOfBuildsTest extends BuildsWithCredentials {

    @Test
    public void aTokenThatEndsDuringAWaitIsRenewedOnce() throws Exception {
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
    public void theMessageForAnExpiredTokenSaysWhatToDo() throws Exception {
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
    public void aChangedPasswordIsUsedAtTheNextRequest() throws Exception {
        WorkflowRun run = Lab.start(jenkins, STEP);
        lab.simulator().requests().awaitRequests(LOGS, 1, PATIENCE);
        lab.simulator().account(Simulator.ACCOUNT).user(Simulator.USER, "Another-passw0rd");
        replace(Lab.user("huawei", "Another-passw0rd"));
        lab.simulator().requests().awaitRequests(TOKENS, 2, PATIENCE);
        update.result("SUCCESS");
        jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
        assertThat(count(TOKENS), is(2L));
    }
}
