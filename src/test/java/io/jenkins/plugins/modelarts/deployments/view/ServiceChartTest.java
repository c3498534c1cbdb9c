package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.deployments.history.ServiceUpdate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.Test;

public class ServiceChartTest {

    private final List<ServiceUpdate> oldestFirst = new ArrayList<>();

    @Test
    public void aCanaryIsSeenGrowing() throws Exception {
        update("SUCCESS", model("1", 100));
        update("SUCCESS", model("2", 20), model("1", 80));
        update("SUCCESS", model("2", 50), model("1", 50));
        update("SUCCESS", model("2", 100));
        assertEquals("[100,80,50,0]", shares("mnist 1"));
        assertEquals("[0,20,50,100]", shares("mnist 2"));
    }

    @Test
    public void anUpdateThatFailedChangesNoTraffic() throws Exception {
        update("SUCCESS", model("1", 100));
        update("FAIL", model("2", 100));
        update("RUNNING", model("3", 100));
        assertEquals("[100,100,100]", shares("mnist 1"));
        assertThat(traffic().path("versions").size(), is(1));
    }

    @Test
    public void twoInstancesOfAVersionShareItsTraffic() throws Exception {
        update("SUCCESS", model("1", 60), model("1", 40));
        assertEquals("[100]", shares("mnist 1"));
    }

    @Test
    public void withoutWeightsThereIsNoTraffic() throws Exception {
        update("SUCCESS", "{\"model_name\":\"edge\"}");
        assertNull(chart().traffic());
    }

    @Test
    public void impossibleWeightsAreLimited() throws Exception {
        update("SUCCESS", model("1", 99_999), model("2", -5));
        assertEquals("[100]", shares("mnist 1"));
        assertThat(traffic().path("versions").size(), is(1));
    }

    @Test
    public void barsAreOldestFirstWithTheirPlaces() throws Exception {
        update("SUCCESS", model("1", 100));
        update("FAIL", model("2", 100));
        JsonNode bars = read(chart().durations(time -> "#" + time));
        assertEquals("success", bars.path(0).path("verdict").asText());
        assertEquals("fail", bars.path(1).path("verdict").asText());
        assertEquals("#2", bars.path(1).path("href").asText());
    }

    @Test
    public void onlyTheNewestFiftyAreShown() throws Exception {
        for (int i = 0; i < 60; i++) {
            update("SUCCESS", model("1", 100));
        }
        JsonNode bars = read(chart().durations(time -> ""));
        assertEquals(50, bars.size());
        assertEquals(11, bars.path(0).path("time").asLong());
    }

    private void update(String result, String... models) throws Exception {
        Log log = Json.readerFor(Log.class)
                .readValue("{\"update_time\":%d,\"result\":\"%s\",\"config\":[%s]}"
                        .formatted(oldestFirst.size() + 1, result, String.join(",", models)));
        oldestFirst.add(new ServiceUpdate(oldestFirst.size() + 1L, log.state(), log, null, List.of(), null));
    }

    private static String model(String version, int weight) {
        return "{\"model_name\":\"mnist\",\"model_version\":\"%s\",\"weight\":%d}".formatted(version, weight);
    }

    private ServiceChart chart() {
        List<ServiceUpdate> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        return new ServiceChart(newestFirst);
    }

    private JsonNode traffic() throws Exception {
        return read(chart().traffic());
    }

    private String shares(String version) throws Exception {
        for (JsonNode each : traffic().path("versions")) {
            if (each.path("name").asText().equals(version)) {
                return each.path("shares").toString();
            }
        }
        throw new AssertionError(version);
    }

    private static JsonNode read(String json) throws Exception {
        return new ObjectMapper().readTree(json);
    }
}
