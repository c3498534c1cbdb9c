package io.jenkins.plugins.modelarts.client;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelarts.client.model.Json;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Takes the JSON object out of a response, and says what is wrong when there is none. */
@Restricted(NoExternalUse.class)
public final class JsonBody {

    private JsonBody() {}

    /**
     * The JSON object that a response holds.
     *
     * @throws ModelArtsException when the response holds something else, or an error in spite of its 2xx status
     */
    public static JsonNode object(RawResponse response, ApiRequest request) throws ModelArtsException {
        Optional<JsonNode> body = Json.tree(response.body());
        if (body.isEmpty() && !looksLikeWebPage(response)) {
            throw ModelArtsException.of(Problem.MALFORMED, request, response.toString());
        }
        if (body.isEmpty() || !body.get().isObject()) {
            throw ModelArtsException.of(Problem.NOT_MODELARTS, request, response.toString());
        }
        if (ErrorResponse.isIn(body.get())) {
            throw ModelArtsException.of(request, ErrorResponse.of(response));
        }
        return body.get();
    }

    private static boolean looksLikeWebPage(RawResponse response) {
        String start = new String(response.body(), 0, Math.min(response.body().length, 64), StandardCharsets.UTF_8);
        return start.stripLeading().startsWith("<");
    }
}
