package io.jenkins.plugins.modelarts.simulator;

import static io.jenkins.plugins.modelarts.simulator.TestClient.SERVICES;
import static io.jenkins.plugins.modelarts.simulator.TestClient.json;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

public class ScenariosTest {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final Simulator simulator = rule.get();
    private final TestClient client = new TestClient(simulator);
    private final SimulatedService service = simulator.service("s-1", "mnist");

    @Before
    public void stopTheClock() {
        simulator.clock(Clock.fixed(Instant.parse("2026-03-01T12:00:00Z"), ZoneOffset.UTC));
    }

    @Test
    public void theControlDoorStartsAnUpdateAndSaysWhen() throws Exception {
        JsonNode answer = json(client.send("POST", "/simulator/services/s-1/deploy", ""));
        assertThat(answer.get("update_time").isTextual(), is(true));
        assertThat(answer.get("resource_ids").asText(), is(""));
        assertThat(
                newest().get("update_time").asText(),
                is(answer.get("update_time").asText()));
        assertThat(newest().get("result").asText(), is("RUNNING"));
        assertThat(details().get("status").asText(), is("deploying"));
    }

    @Test
    public void theControlDoorKnowsNothingElse() throws Exception {
        assertThat(client.send("POST", "/simulator/services/s-9/deploy", "").statusCode(), is(404));
        assertThat(client.get("/simulator/services/s-1/deploy").statusCode(), is(404));
    }

    @Test
    public void lastWeeksSuccessIsAlwaysThere() throws Exception {
        long now = service.deploy().updateTime();
        JsonNode old = get("/logs").at("/logs/1");
        assertThat(old.get("result").asText(), is("SUCCESS"));
        assertThat(now - old.get("update_time").asLong(), is(Duration.ofDays(7).toMillis()));
    }

    @Test
    public void succeedsWhenItsTimeHasCome() throws Exception {
        service.deploy(Scenarios.succeedsAfter(MINUTE));
        simulator.clockAhead(Duration.ofSeconds(59));
        assertThat(newest().get("result").asText(), is("RUNNING"));
        simulator.clockAhead(Duration.ofSeconds(1));
        assertThat(newest().get("result").asText(), is("SUCCESS"));
        assertThat(details().get("status").asText(), is("running"));
    }

    @Test
    public void succeedsAtTheRequestThatItWaitsFor() throws Exception {
        service.deploy(Scenarios.succeedsAtRequest(3));
        assertThat(newest().get("result").asText(), is("RUNNING"));
        assertThat(newest().get("result").asText(), is("RUNNING"));
        assertThat(newest().get("result").asText(), is("SUCCESS"));
    }

    @Test
    public void aRolledBackUpdateLeavesARunningService() throws Exception {
        service.deploy(Scenarios.failsAndIsRolledBack(MINUTE));
        simulator.clockAhead(MINUTE);
        assertThat(newest().get("result").asText(), is("FAIL"));
        assertThat(details().get("status").asText(), is("running"));
        assertThat(details().get("error_msg").asText().isEmpty(), is(false));
        assertThat(details().at("/config/0/model_version").asText(), is("0.0.1"));
    }

    @Test
    public void aRollBackHasTwoEventsAndOneIsNormal() throws Exception {
        service.deploy(Scenarios.failsAndIsRolledBack(MINUTE));
        simulator.clockAhead(MINUTE);
        assertThat(
                get("/events?event_type=normal").findValuesAsText("event_info"),
                hasItem("Failed to update the service. The update has been rolled back."));
        assertThat(
                get("/events?event_type=abnormal").findValuesAsText("event_info"),
                hasItem("Failed to update the service. Perform a rollback."));
    }

    @Test
    public void anEdgeUpdateFailsOnOneNode() throws Exception {
        service.deploy(Scenarios.partialEdgeFailure(MINUTE));
        simulator.clockAhead(MINUTE);
        assertThat(newest().get("result").asText(), is("FAIL"));
        assertThat(newest().get("success_num").asInt(), is(2));
        assertThat(newest().get("failed_num").asInt(), is(1));
        assertThat(details().get("infer_type").asText(), is("edge"));
    }

    @Test
    public void eachDeploymentAddsANewVersionToTheOldOne() throws Exception {
        service.deploy(Scenarios.succeedsAfter(Duration.ZERO));
        assertThat(newest().findValuesAsText("model_version"), contains("0.0.2", "0.0.1"));
        service.deploy(Scenarios.failsAndIsRolledBack(Duration.ZERO));
        assertThat(newest().findValuesAsText("model_version"), contains("0.0.3", "0.0.2"));
        service.deploy(Scenarios.succeedsAfter(Duration.ZERO));
        assertThat(newest().findValuesAsText("model_version"), contains("0.0.4", "0.0.2"));
        assertThat(newest().findValuesAsText("weight"), contains("80", "20"));
    }

    @Test
    public void twoDeploymentsInTheSameMillisecondHaveDifferentTimes() {
        long first = service.deploy().updateTime();
        assertThat(service.deploy().updateTime(), is(greaterThan(first)));
    }

    @Test
    public void withoutStepsAnUpdateGoesOnForEver() throws Exception {
        service.deploy(Scenario.called("never ends"));
        simulator.clockAhead(Duration.ofDays(1));
        assertThat(newest().get("result").asText(), is(not("SUCCESS")));
    }

    private JsonNode newest() throws Exception {
        return get("/logs").at("/logs/0");
    }

    private JsonNode details() throws Exception {
        return get("");
    }

    private JsonNode get(String path) throws Exception {
        return json(client.getWithToken(SERVICES + "/s-1" + path));
    }
}
