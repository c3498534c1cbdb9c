package io.jenkins.plugins.modelarts.simulator;

import static io.jenkins.plugins.modelarts.simulator.TestClient.SERVICES;
import static io.jenkins.plugins.modelarts.simulator.TestClient.json;
import static io.jenkins.plugins.modelarts.simulator.TestClient.refusal;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.is;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.Rule;
import org.junit.Test;

public class ModelArtsTest {

    private static final String SERVICE = SERVICES + "/s-1";
    private static final String LOGS = SERVICE + "/logs";
    private static final String EVENTS = SERVICE + "/events";

    @Rule
    public final SimulatorRule rule = new SimulatorRule();

    private final Simulator simulator = rule.get();
    private final TestClient client = new TestClient(simulator);
    private final SimulatedService service = simulator.service("s-1", "mnist");

    @Test
    public void aServiceThatWasNeverUpdatedHasNoLogs() throws Exception {
        assertThat(get(LOGS).toString(), is("{\"service_name\":\"mnist\",\"service_id\":\"s-1\",\"logs\":[]}"));
    }

    @Test
    public void logsComeNewestFirstOrTheOtherWayRound() throws Exception {
        service.update(1000, "SUCCESS");
        service.update(2000, "RUNNING");
        assertThat(get(LOGS).findValuesAsText("update_time"), contains("2000", "1000"));
        service.newestFirst(false);
        assertThat(get(LOGS).findValuesAsText("update_time"), contains("1000", "2000"));
    }

    @Test
    public void updateTimeFiltersExactly() throws Exception {
        service.update(1000, "SUCCESS");
        service.update(2000, "RUNNING");
        assertThat(get(LOGS + "?update_time=1000").findValuesAsText("result"), contains("SUCCESS"));
        assertThat(get(LOGS + "?update_time=1500").get("logs").size(), is(0));
    }

    @Test
    public void anOldServerIgnoresTheFilter() throws Exception {
        service.answersUpdateTimeFilter(false);
        service.update(1000, "SUCCESS");
        assertThat(get(LOGS + "?update_time=2000").findValuesAsText("update_time"), contains("1000"));
    }

    @Test
    public void aRecordCanChangeAndGo() throws Exception {
        SimulatedUpdate update =
                service.update(1000, "RUNNING").config("mnist", "0.0.7", 100).env("A", "b");
        update.result("SUCCESS");
        assertThat(get(LOGS).at("/logs/0/result").asText(), is("SUCCESS"));
        assertThat(get(LOGS).at("/logs/0/config/0/model_version").asText(), is("0.0.7"));
        assertThat(get(LOGS).at("/logs/0/config/0/envs/A").asText(), is("b"));
        service.remove(update);
        assertThat(get(LOGS).get("logs").size(), is(0));
    }

    @Test
    public void anEdgeUpdateCountsItsNodes() throws Exception {
        service.edge().update(1000, "FAIL").node("n-1", "deploy", true).node("n-2", "deploy", false);
        JsonNode log = get(LOGS).at("/logs/0");
        assertThat(log.get("success_num").asInt(), is(1));
        assertThat(log.get("failed_num").asInt(), is(1));
        assertThat(log.get("result_detail").findValuesAsText("node_name"), contains("n-1", "n-2"));
        assertThat(log.at("/result_detail/1/result").isBoolean(), is(true));
    }

    @Test
    public void detailsShowThePresentStateOfTheService() throws Exception {
        service.status("failed").errorMsg("out of memory").update(1000, "SUCCESS");
        JsonNode details = get(SERVICE);
        assertThat(details.get("status").asText(), is("failed"));
        assertThat(details.get("error_msg").asText(), is("out of memory"));
        assertThat(details.get("update_time").asLong(), is(1000L));
    }

    @Test
    public void eventsAreFilteredSortedAndPaged() throws Exception {
        service.event("normal", "one", 1).event("abnormal", "two", 2).event("normal", "three", 3);
        assertThat(get(EVENTS).findValuesAsText("event_info"), contains("three", "two", "one"));
        assertThat(get(EVENTS + "?order=asc&start_time=2").findValuesAsText("event_info"), contains("two", "three"));
        assertThat(get(EVENTS + "?event_type=abnormal").findValuesAsText("event_info"), contains("two"));
        assertThat(get(EVENTS + "?limit=1&offset=1").findValuesAsText("event_info"), contains("two"));
        assertThat(get(EVENTS + "?limit=2&offset=1").findValuesAsText("event_info"), contains("one"));
        assertThat(get(EVENTS + "?limit=1").get("total_count").asInt(), is(3));
    }

    @Test
    public void servicesAreFoundByAPartOfTheirName() throws Exception {
        simulator.service("s-2", "mnist-edge");
        simulator.service("s-3", "mnist-elsewhere").project(Simulator.OTHER_PROJECT_ID);
        JsonNode found = get(SERVICES + "?service_name=mnist");
        assertThat(List.copyOf(found.findValuesAsText("service_id")), containsInAnyOrder("s-1", "s-2"));
    }

    @Test
    public void refusesARequestWithoutProof() throws Exception {
        assertThat(refusal(client.get(LOGS)), is("401 APIG.0301"));
    }

    @Test
    public void refusesWhatWasNeverAToken() throws Exception {
        assertThat(refusal(client.get(LOGS, "X-Auth-Token", "abc")), is("401 APIG.0301"));
        assertThat(refusal(client.get(LOGS, "X-Auth-Token", "MIIabc")), is("401 ModelArts.0203"));
    }

    @Test
    public void refusesTokensThatWereEnded() throws Exception {
        String token = simulator.newToken();
        simulator.endTokens();
        assertThat(refusal(client.get(LOGS, "X-Auth-Token", token)), is("401 APIG.0307"));
    }

    @Test
    public void refusesAnotherProjectThanTheTokens() throws Exception {
        assertThat(refused(LOGS.replace(Simulator.PROJECT_ID, Simulator.OTHER_PROJECT_ID)), is("403 ModelArts.0210"));
        assertThat(refused(LOGS.replace(Simulator.PROJECT_ID, "lab")), is("400 ModelArts.0210"));
    }

    @Test
    public void refusesAnUnknownService() throws Exception {
        assertThat(refused(SERVICES + "/s-9/logs"), is("404 ModelArts.3502"));
        service.project(Simulator.OTHER_PROJECT_ID);
        assertThat(refused(LOGS), is("404 ModelArts.3502"));
    }

    @Test
    public void refusesUnknownPathsAndMethods() throws Exception {
        assertThat(refused(SERVICE + "/log"), is("404 APIG.0101"));
        assertThat(refused(LOGS + "/"), is("404 APIG.0101"));
        assertThat(refused("/"), is("404 APIG.0101"));
        assertThat(refusal(client.send("POST", LOGS, "", "X-Auth-Token", simulator.newToken())), is("404 APIG.0101"));
    }

    @Test
    public void refusesUnknownAndWrongParameters() throws Exception {
        for (String path : List.of(
                LOGS + "?limit=1",
                LOGS + "?update_time=today",
                LOGS + "?update_time=1&update_time=2",
                SERVICE + "?a=b",
                EVENTS + "?limit=1001",
                EVENTS + "?order=up",
                SERVICES + "?name=mnist")) {
            assertThat(path, refused(path), is("400 ModelArts.0104"));
        }
    }

    @Test
    public void refusesWhatIsDenied() throws Exception {
        simulator.deny("modelarts:service:getEvents");
        simulator.deny("someone-else", "modelarts:service:getLogs");
        assertThat(refused(EVENTS), is("403 ModelArts.0108"));
        assertThat(client.getWithToken(LOGS).statusCode(), is(200));
        simulator.allow("modelarts:service:getEvents");
        assertThat(client.getWithToken(EVENTS).statusCode(), is(200));
    }

    private JsonNode get(String path) throws Exception {
        return json(client.getWithToken(path));
    }

    private String refused(String path) throws Exception {
        return refusal(client.getWithToken(path));
    }
}
