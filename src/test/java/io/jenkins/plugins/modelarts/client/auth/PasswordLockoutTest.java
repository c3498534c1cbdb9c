package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.testkit.Futures;
import io.jenkins.plugins.modelarts.testkit.StubReply;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

/** A refused password is not sent again, because IAM would lock the user. */
public class PasswordLockoutTest extends SimulatedIam {

    private static final String HUAWEI_CLOUD = "https://iam.cn-north-4.myhuaweicloud.com";
    private static final StubReply UNAUTHENTICATED = StubReply.json(
            401,
            "{\"error\":{\"code\":401,\"message\":\"The request you have made requires authentication.\","
                    + "\"title\":\"Unauthorized\"}}");

    @Test
    public void aWrongPasswordIsSentOnceAndFailsAll() {
        iamFault = StubReply.WRONG_PASSWORD;
        cloud.hold();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all = Futures.times(200, this::ask);
        cloud.release();

        Set<String> messages = new HashSet<>();
        for (CompletableFuture<ApiResponse<ServiceLogs>> one : all) {
            ModelArtsException failure = Futures.failureOf(one);
            assertThat(failure.problem(), is(Problem.PASSWORD_REFUSED));
            messages.add(failure.getMessage());
        }
        messages.add(Futures.failureOf(ask()).getMessage());
        assertThat(messages, hasSize(1));
        assertThat(messages.toString(), allOf(containsString("ci"), containsString("UTC+08:00")));
        assertThat(messages.toString(), not(containsString("S3cret")));
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aWrongPasswordIsSentOnceForAllProjectsTogether() {
        iamFault = StubReply.WRONG_PASSWORD;
        cloud.hold();
        AtomicInteger project = new AtomicInteger();
        List<CompletableFuture<ApiResponse<ServiceLogs>>> all =
                Futures.times(20, () -> ask(USER, "project" + project.incrementAndGet()));
        cloud.release();

        all.forEach(Futures::failureOf);
        assertThat(cloud.sent(), hasSize(1));
    }

    /** All regional endpoints use the same account, so a lock counts for all of them. */
    @Test
    public void aWrongPasswordIsSentOnceForAllRegionsTogether() {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(project(HUAWEI_CLOUD, "cn-north-4"));

        ModelArtsException failure =
                Futures.failureOf(project("https://iam.cn-south-1.myhuaweicloud.com", "cn-south-1"));

        assertThat(failure.problem(), is(Problem.PASSWORD_REFUSED));
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aRefusalStopsNoOtherCloud() throws Exception {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(project("https://iam.lab.example.com", "lab"));
        iamFault = null;

        Futures.of(project(HUAWEI_CLOUD, "cn-north-4"));
        Futures.of(project("https://iam.other.example.com", "lab"));
    }

    @Test
    public void aHostThatLooksLikeHuaweiCloudIsAnotherCloud() throws Exception {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(project("https://iam.cn-north-4.evilmyhuaweicloud.com", "cn-north-4"));
        iamFault = null;

        Futures.of(project(HUAWEI_CLOUD, "cn-north-4"));
    }

    @Test
    public void onlyOneRequestAtATimeCarriesAGoodPassword() throws Exception {
        Futures.of(project(HUAWEI_CLOUD, "cn-north-4"));
        cloud.hold();

        List<CompletableFuture<String>> all = projects(8);

        assertThat(cloud.sent(), hasSize(2));
        cloud.release();
        for (CompletableFuture<String> one : all) {
            Futures.of(one);
        }
    }

    @Test
    public void anUnansweredPasswordHoldsUpOthersForTwoMinutes() {
        cloud.hold();
        project(HUAWEI_CLOUD, "cn-north-4");
        CompletableFuture<String> early = project(HUAWEI_CLOUD, "cn-south-1");

        time.pass(Duration.ofMinutes(2).minusSeconds(1));
        project(HUAWEI_CLOUD, "cn-north-9");
        assertThat(Futures.failureOf(early).problem(), is(Problem.TIMED_OUT));
        assertThat(cloud.sent(), hasSize(1));

        time.pass(Duration.ofSeconds(1));
        project(HUAWEI_CLOUD, "cn-east-3");
        assertThat(cloud.sent(), hasSize(2));
    }

    /** IAM says so when the user has no role in the project. */
    @Test
    public void aBareRefusalOfOneProjectStopsNoOther() throws Exception {
        Futures.of(ask(USER, "good"));
        iamFault = UNAUTHENTICATED;
        assertThat(Futures.failureOf(ask(USER, "wrong")).problem(), is(Problem.UNAUTHORIZED));
        iamFault = null;

        Futures.of(ask(USER, "third"));
    }

    @Test
    public void bareRefusalsOfManyProjectsStopNoGoodPassword() throws Exception {
        Futures.of(ask(USER, "good"));
        iamFault = UNAUTHENTICATED;
        for (int i = 0; i < 5; i++) {
            Futures.failureOf(ask(USER, "wrong" + i));
        }
        iamFault = null;

        Futures.of(ask(USER, "third"));
    }

    @Test
    public void aBareRefusalStopsItsOwnProject() {
        iamFault = UNAUTHENTICATED;
        Futures.failureOf(ask(USER, "wrong"));
        iamFault = null;

        assertThat(Futures.failureOf(ask(USER, "wrong")).problem(), is(Problem.UNAUTHORIZED));
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void twoBareRefusalsStopAPasswordThatNeverWorked() {
        iamFault = UNAUTHENTICATED;
        for (int i = 0; i < 10; i++) {
            Futures.failureOf(ask(USER, "project" + i));
        }

        assertThat(cloud.sent(), hasSize(2));
    }

    @Test
    public void aLockedUserIsNotTriedAgain() {
        iamFault = StubReply.json(401, "{\"error_code\":\"IAM.0061\",\"error_msg\":\"Account locked.\"}");
        Futures.failureOf(ask());

        assertThat(Futures.failureOf(ask()).problem(), is(Problem.ACCOUNT_LOCKED));
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aRefusedPasswordIsTriedAgainAfterSixtyMinutes() throws Exception {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(ask());
        iamFault = null;

        time.pass(Duration.ofMinutes(59));
        Futures.failureOf(ask());
        time.pass(Duration.ofMinutes(1));

        Futures.of(ask());
    }

    @Test
    public void aChangedPasswordIsTriedAtOnce() throws Exception {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(ask());
        iamFault = null;

        Futures.of(ask(new IamUser("acme", "ci", "n3w"), null));
    }

    @Test
    public void aFaultOfIamStopsNobody() throws Exception {
        for (StubReply fault : List.of(
                StubReply.json(500, "{}"),
                StubReply.json(429, "{\"error_code\":\"IAM.0012\"}"),
                StubReply.json(201, "{\"token\":"),
                StubReply.json(403, "{\"error_code\":\"IAM.0081\"}"))) {
            iamFault = fault;
            Futures.failureOf(ask());
        }
        iamFault = null;

        Futures.of(ask());
    }

    private List<CompletableFuture<String>> projects(int count) {
        AtomicInteger number = new AtomicInteger();
        return Futures.times(count, () -> project(HUAWEI_CLOUD, "project" + number.incrementAndGet()));
    }

    private CompletableFuture<String> project(String iam, String region) {
        try {
            return authorizers.of(USER, URI.create(iam), region, null).projectId();
        } catch (ModelArtsException e) {
            throw new AssertionError(e);
        }
    }
}
