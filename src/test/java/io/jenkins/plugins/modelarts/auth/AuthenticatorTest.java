package io.jenkins.plugins.modelarts.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.modelarts.api.Authentication;
import io.jenkins.plugins.modelarts.api.Http;
import io.jenkins.plugins.modelarts.api.ModelArtsException;
import io.jenkins.plugins.modelarts.api.Problem;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.List;
import org.junit.Test;

public class AuthenticatorTest {

    private static final URI IAM = URI.create("https://iam.example.com");

    private final FakeClock clock = new FakeClock();
    private final Http http = new Http(HttpClient.newHttpClient(), clock);
    private final Authenticator authenticator = new Authenticator(() -> http, clock);

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
            Authentication authentication = authenticator.of(who, IAM, "cn-north-4", " p1 ");

            assertThat(authentication.projectId().getNow(null), is("p1"));
        }
    }

    @Test
    public void showsNoSecret() throws Exception {
        for (CloudIdentity who : List.of(
                new ReadyToken("S3cret"),
                new AccessKey("S3cret", "S3cret", "S3cret"),
                new IamUser("a", "ci", "S3cret"))) {
            assertThat(authenticator.of(who, IAM, "cn-north-4", "p1").toString(), not(containsString("S3cret")));
        }
    }

    private ModelArtsException refusalOf(CloudIdentity who, String projectId) {
        return assertThrows(ModelArtsException.class, () -> authenticator.of(who, IAM, "cn-north-4", projectId));
    }
}
