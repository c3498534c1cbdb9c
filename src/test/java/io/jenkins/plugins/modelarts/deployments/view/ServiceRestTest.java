package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelarts.deployments.ServiceStory;
import java.io.IOException;
import org.junit.Test;

public class ServiceRestTest extends PagesOfAService {

    @Test
    public void theServiceIsNamed() throws Exception {
        JsonNode service = rest("");
        assertEquals(ServiceStory.ID, service.path("serviceId").asText());
        assertEquals("ranking", service.path("serviceName").asText());
        assertEquals("lab", service.path("region").asText());
        assertEquals("0123456789abcdef", service.path("projectId").asText());
    }

    @Test
    public void anUpdateHasItsFields() throws Exception {
        JsonNode update = update(story.failed);
        assertEquals("FAIL", update.path("result").asText());
        assertEquals(420_000, update.path("updateMillis").asLong());
        assertEquals(
                "ranking 3.0 (50\u00a0%), 2.0 (50\u00a0%)",
                update.path("models").asText());
        assertTrue(update.path("reason").asText().contains("out of memory"));
        assertTrue(update.path("returnsTo").isNull());
    }

    @Test
    public void anUpdateSaysWhatChanged() throws Exception {
        JsonNode change = update(story.canary50).path("changes").path(0);
        assertEquals("ranking 2.0", change.path("model").asText());
        assertEquals("WEIGHT", change.path("kind").asText());
        assertEquals("20\u00a0%", change.path("before").asText());
        assertEquals("50\u00a0%", change.path("after").asText());
    }

    @Test
    public void anUpdateHasItsBuilds() throws Exception {
        JsonNode build = update(story.returned).path("builds").path(0);
        assertEquals("rollback", build.path("job").asText());
        assertEquals(1, build.path("build").asInt());
        assertEquals(jenkins.getURL() + "job/rollback/1/", build.path("url").asText());
        assertThat(update(story.elsewhere).path("builds").size(), is(0));
    }

    @Test
    public void aReturnNamesTheEarlierUpdate() throws Exception {
        assertEquals(story.first, update(story.returned).path("returnsTo").asLong());
    }

    @Test
    public void whatIsLiveAndWhatWasTriedLastAreThere() throws Exception {
        assertEquals(story.elsewhere, rest("").path("live").path("updateTime").asLong());
        assertEquals(story.last, rest("").path("last").path("updateTime").asLong());
    }

    @Test
    public void figuresAreThere() throws Exception {
        JsonNode month = rest("").path("figures").path(0);
        assertEquals(30, month.path("days").asInt());
        assertEquals(7, month.path("deployments").asInt());
        assertEquals(2.0 / 7, month.path("changeFailureRate").asDouble(), 0.001);
        assertEquals(
                story.again - story.failed, month.path("medianRestoreMillis").asLong());
    }

    @Test
    public void theJobHasItsOwnFigures() throws Exception {
        JsonNode job = json("job/deploy/modelarts/api/json");
        assertEquals(7, job.path("figures").path(2).path("deployments").asInt());
    }

    @Test
    public void fewerUpdatesCanBeWanted() throws Exception {
        assertEquals(2, rest("?limit=2").path("updates").size());
    }

    @Test
    public void aTreeSelectsFields() throws Exception {
        JsonNode tree = rest("?tree=live[models],updates[result,builds[build]]");
        assertEquals(
                "ranking 2.0 (100\u00a0%)", tree.path("live").path("models").asText());
        assertTrue(tree.path("figures").isMissingNode());
        JsonNode newest = tree.path("updates").path(0);
        assertEquals("FAIL", newest.path("result").asText());
        assertEquals(7, newest.path("builds").path(0).path("build").asInt());
        assertTrue(newest.path("models").isMissingNode());
    }

    private static JsonNode update(long time) throws Exception {
        for (JsonNode update : rest("").path("updates")) {
            if (update.path("updateTime").asLong() == time) {
                return update;
            }
        }
        throw new AssertionError("No update of " + time);
    }

    private static JsonNode rest(String query) throws Exception {
        return json(ServiceStory.url() + "api/json" + query);
    }

    private static JsonNode json(String path) throws Exception {
        try {
            return new ObjectMapper()
                    .readTree(jenkins.createWebClient()
                            .goTo(path, "application/json")
                            .getWebResponse()
                            .getContentAsString());
        } catch (IOException e) {
            throw new AssertionError(path, e);
        }
    }
}
