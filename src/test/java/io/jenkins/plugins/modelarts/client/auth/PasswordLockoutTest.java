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
    public void aWrongPasswordIsSentOnceForAllRegionsTogether() throws Exception {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(ask());
        URI elsewhere = URI.create(cloud.endpoint().toString().replace("127.0.0.1", "localhost"));

        ModelArtsException failure = Futures.failureOf(
                authorizers.of(USER, elsewhere, "cn-south-1", null).projectId());

        assertThat(failure.problem(), is(Problem.PASSWORD_REFUSED));
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aLockedUserIsNotTriedAgain() {
        iamFault = StubReply.json(401, "{\"error_code\":\"IAM.0061\",\"error_msg\":\"Account locked.\"}");
        Futures.failureOf(ask());

        assertThat(Futures.failureOf(ask()).problem(), is(Problem.ACCOUNT_LOCKED));
        assertThat(cloud.sent(), hasSize(1));
    }

    @Test
    public void aRefusedPasswordIsTriedAgainAfterFifteenMinutes() throws Exception {
        iamFault = StubReply.WRONG_PASSWORD;
        Futures.failureOf(ask());
        iamFault = null;

        time.pass(Duration.ofMinutes(15));

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
}
