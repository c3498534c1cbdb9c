package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.RequestAuthorizer;
import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import org.junit.Test;

public class AuthorizerFactoryTest {

    private static final URI IAM = URI.create("https://iam.example.com");

    private final FakeTime time = FakeTime.stopped();
    private final Clock clock = time.clock();
    private final HttpTransport http = new HttpTransport(HttpClient.newHttpClient(), clock);
    private final AuthorizerFactory authorizers = new AuthorizerFactory(() -> http, clock, Timer.of(time.timer()));

    @Test
    public void refusesSecretsThatCannotBeSentWithoutShowingThem() {
        for (String bad :
                List.of("S3cret\nline", "S3cret\r\nX-Evil: 1", "S3cret\u0000", "S3cret密", "S3cret two", "\u007f")) {
            for (CloudIdentity who :
                    List.of(new ReadyToken(bad), new AccessKey("AK", "SK", bad), new AccessKey(bad, "SK", null))) {
                ModelArtsException failure = refusalOf(who, null);

                assertThat(failure.problem(), is(Problem.UNAUTHORIZED));
                assertThat(failure.getMessage(), not(containsString("S3cret")));
            }
        }
    }

    @Test
    public void refusesWhatLacksAPart() {
        for (CloudIdentity who : List.of(
                new ReadyToken(" "),
                new AccessKey("AK", "", null),
                new AccessKey(null, "SK", null),
                new IamUser("", "ci", "pw"),
                new IamUser("acme", null, "pw"),
                new IamUser("acme", "ci", ""))) {
            assertThat(refusalOf(who, null).problem(), is(Problem.UNAUTHORIZED));
        }
    }

    @Test
    public void refusesAProjectIdThatCannotBeSent() {
        assertThat(refusalOf(new ReadyToken("T"), "p\n1").problem(), is(Problem.WRONG_PROJECT));
    }

    @Test
    public void takesTheProjectIdOfTheStepWithoutAsking() throws Exception {
        for (CloudIdentity who :
                List.of(new ReadyToken("T"), new AccessKey("AK", "SK", null), new IamUser("acme", "ci", "pw"))) {
            RequestAuthorizer authorizer = authorizers.of(who, IAM, "cn-north-4", " p1 ");

            assertThat(authorizer.projectId().getNow(null), is("p1"));
        }
    }

    @Test
    public void showsNoSecret() throws Exception {
        for (CloudIdentity who : List.of(
                new ReadyToken("S3cret"),
                new AccessKey("S3cret", "S3cret", "S3cret"),
                new IamUser("a", "ci", "S3cret"))) {
            RequestAuthorizer authorizer = authorizers.of(who, IAM, "cn-north-4", "p1");
            assertThat(authorizer.toString(), not(containsString("S3cret")));
            assertThat(authorizer.toString(), is(who.toString()));
        }
    }

    @Test
    public void aSignedRequestShowsNoSignature() throws Exception {
        RequestAuthorizer authorizer = authorizers.of(new AccessKey("AK", "SK", null), IAM, "cn-north-4", "p1");
        HttpRequest request = HttpRequest.newBuilder(IAM).build();

        assertThat(Futures.of(authorizer.authorize(request)).toString(), is("signed request"));
    }

    private ModelArtsException refusalOf(CloudIdentity who, String projectId) {
        return assertThrows(ModelArtsException.class, () -> authorizers.of(who, IAM, "cn-north-4", projectId));
    }
}
