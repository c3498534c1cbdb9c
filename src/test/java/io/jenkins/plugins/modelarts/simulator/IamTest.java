package io.jenkins.plugins.modelarts.simulator;

import static io.jenkins.plugins.modelarts.simulator.TestClient.json;
import static io.jenkins.plugins.modelarts.simulator.TestClient.refusal;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.Rule;
import org.junit.Test;

public class IamTest {

    private static final String TOKENS = "/v3/auth/tokens";
    private static final String WRONG = "401 The username or password is wrong.";
    private static final String LAB = "{\"project\":{\"name\":\"lab\"}}";

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final Simulator simulator = rule.get();
    private final TestClient client = new TestClient(simulator);

    @Test
    public void givesATokenForAProjectByName() throws Exception {
        HttpResponse<byte[]> answer = token(Simulator.PASSWORD, LAB);
        assertThat(answer.statusCode(), is(201));
        assertThat(statusOfList(tokenIn(answer)), is(200));
        assertThat(json(answer).at("/token/project/id").asText(), is(Simulator.PROJECT_ID));
        assertThat(json(answer).at("/token/project/domain/name").asText(), is(Simulator.ACCOUNT));
    }

    @Test
    public void givesATokenForAProjectById() throws Exception {
        HttpResponse<byte[]> answer =
                token(Simulator.PASSWORD, "{\"project\":{\"id\":\"" + Simulator.OTHER_PROJECT_ID + "\"}}");
        assertThat(json(answer).at("/token/project/name").asText(), is(Simulator.OTHER_PROJECT));
    }

    @Test
    public void writesTimesWithMicroseconds() throws Exception {
        simulator.clock(Clock.fixed(Instant.parse("2020-01-03T09:05:22.701Z"), ZoneOffset.UTC));
        JsonNode token = json(token(Simulator.PASSWORD, LAB)).get("token");
        assertThat(token.get("issued_at").asText(), is("2020-01-03T09:05:22.701000Z"));
        assertThat(token.get("expires_at").asText(), is("2020-01-04T09:05:22.701000Z"));
    }

    @Test
    public void givesTokensOfTheConfiguredSizeAndLifetime() throws Exception {
        simulator.tokenSize(24 << 10);
        simulator.tokenLifetime(Duration.ofMinutes(1));
        String token = tokenIn(token(Simulator.PASSWORD, LAB));
        assertThat(token.length(), is(24 << 10));
        assertThat(token, matchesPattern("MII[A-Za-z0-9+=-]+"));
        assertThat(statusOfList(token), is(200));
        simulator.clockAhead(Duration.ofMinutes(1));
        assertThat(statusOfList(token), is(401));
    }

    @Test
    public void modelArtsRefusesATokenWithoutAProject() throws Exception {
        String token = tokenIn(token(Simulator.PASSWORD, "{\"domain\":{\"name\":\"acme\"}}"));
        assertThat(refusal(client.get(TestClient.SERVICES, "X-Auth-Token", token)), is("400 ModelArts.0204"));
    }

    @Test
    public void refusesAWrongPasswordUserOrAccountAlike() throws Exception {
        assertThat(refusal(token("wrong", LAB)), is(WRONG));
        assertThat(refusal(post(body("acme", "nobody", "x", LAB))), is(WRONG));
        assertThat(refusal(post(body("nobody", "ci", "x", LAB))), is(WRONG));
    }

    @Test
    public void locksAUserFor15MinutesAfterFiveWrongPasswords() throws Exception {
        for (int i = 0; i < 5; i++) {
            assertThat(refusal(token("wrong", LAB)), is(WRONG));
        }
        assertThat(refusal(token(Simulator.PASSWORD, LAB)), is("401 IAM.0061"));
        simulator.clockAhead(Duration.ofMinutes(15));
        assertThat(token(Simulator.PASSWORD, LAB).statusCode(), is(201));
    }

    @Test
    public void fiveWrongPasswordsInALongerTimeDoNotLock() throws Exception {
        for (int i = 0; i < 5; i++) {
            token("wrong", LAB);
            simulator.clockAhead(Duration.ofMinutes(4));
        }
        assertThat(token(Simulator.PASSWORD, LAB).statusCode(), is(201));
    }

    @Test
    public void refusesAnyOtherBody() throws Exception {
        String good = body("acme", "ci", Simulator.PASSWORD, LAB);
        for (String bad : new String[] {
            "",
            "[]",
            "{}",
            good.substring(1),
            good.replace("[\"password\"]", "\"password\""),
            good.replace("\"name\":\"ci\"", "\"name\":7"),
            good.replace("\"name\":\"ci\",", ""),
            good.replace("\"identity\"", "\"more\":1,\"identity\""),
            good.replace("\"domain\":{\"name\":\"acme\"},", ""),
        }) {
            assertThat(bad, refusal(post(bad)), is("400 The request body is invalid"));
        }
    }

    @Test
    public void refusesOtherContentTypes() throws Exception {
        String body = body("acme", "ci", Simulator.PASSWORD, LAB);
        HttpResponse<byte[]> answer = client.send("POST", TOKENS, body, "Content-Type", "text/plain");
        assertThat(answer.statusCode(), is(400));
    }

    @Test
    public void refusesAnUnknownOrAmbiguousProject() throws Exception {
        simulator.account("acme").project("twin", "1".repeat(32)).project("twin", "2".repeat(32));
        assertThat(
                token(Simulator.PASSWORD, "{\"project\":{\"name\":\"none\"}}").statusCode(), is(401));
        assertThat(
                token(Simulator.PASSWORD, "{\"project\":{\"name\":\"twin\"}}").statusCode(), is(401));
    }

    @Test
    public void listsTheProjectsOfAName() throws Exception {
        simulator.account("acme").project("twin", "1".repeat(32)).project("twin", "2".repeat(32));
        JsonNode projects = json(client.getWithToken("/v3/projects?name=twin")).get("projects");
        assertThat(projects.findValuesAsText("id"), contains("1".repeat(32), "2".repeat(32)));
    }

    @Test
    public void listsProjectsOnlyForThoseWhoMay() throws Exception {
        assertThat(client.get("/v3/projects").statusCode(), is(401));
        simulator.deny("ci", "iam:projects:listProjects");
        assertThat(client.getWithToken("/v3/projects").statusCode(), is(403));
    }

    private HttpResponse<byte[]> token(String password, String scope) throws Exception {
        return post(body(Simulator.ACCOUNT, Simulator.USER, password, scope));
    }

    private HttpResponse<byte[]> post(String body) throws Exception {
        return client.send("POST", TOKENS, body, "Content-Type", "application/json;charset=utf8");
    }

    private int statusOfList(String token) throws Exception {
        return client.get(TestClient.SERVICES, "X-Auth-Token", token).statusCode();
    }

    private static String tokenIn(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("X-Subject-Token").orElseThrow();
    }

    private static String body(String account, String user, String password, String scope) {
        return """
                {"auth":{"identity":{"methods":["password"],"password":{"user":{"domain":{"name":"%s"},"name":"%s",\
                "password":"%s"}}},"scope":%s}}""".formatted(account, user, password, scope);
    }
}
