package io.jenkins.plugins.modelarts.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.modelarts.client.model.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        check(response, request);
        return Json.tree(response.body())
                .orElseThrow(() -> ModelArtsException.of(Problem.MALFORMED, request, response.toString()));
    }

    /**
     * The JSON object that a response holds, read without a tree.
     *
     * @throws ModelArtsException as {@link #object}
     */
    static <T> T read(RawResponse response, ApiRequest request, Class<T> type) throws ModelArtsException {
        check(response, request);
        try {
            return Json.readerFor(type).readValue(response.body());
        } catch (IOException e) {
            throw ModelArtsException.of(Problem.MALFORMED, request, response.toString());
        }
    }

    private static void check(RawResponse response, ApiRequest request) throws ModelArtsException {
        try (JsonParser parser = Json.parser(response.body())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw ModelArtsException.of(Problem.NOT_MODELARTS, request, response.toString());
            }
            if (holdsError(parser)) {
                throw ModelArtsException.of(request, ErrorResponse.of(response));
            }
        } catch (IOException e) {
            Problem problem = looksLikeWebPage(response) ? Problem.NOT_MODELARTS : Problem.MALFORMED;
            throw ModelArtsException.of(problem, request, response.toString());
        }
    }

    /** Reads a whole object and says whether it is an error, in spite of its 2xx status. */
    private static boolean holdsError(JsonParser parser) throws IOException {
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            JsonToken value = parser.nextToken();
            found |= name.equals("error_code") && value != JsonToken.VALUE_NULL;
            if (name.equals("error") && value == JsonToken.START_OBJECT) {
                found |= holdsCode(parser);
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }

    private static boolean holdsCode(JsonParser parser) throws IOException {
        boolean found = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            found |= parser.nextToken() != JsonToken.VALUE_NULL && name.equals("code");
            parser.skipChildren();
        }
        return found;
    }

    private static boolean looksLikeWebPage(RawResponse response) {
        String start = new String(response.body(), 0, Math.min(response.body().length, 64), StandardCharsets.UTF_8);
        return start.stripLeading().startsWith("<");
    }
}
