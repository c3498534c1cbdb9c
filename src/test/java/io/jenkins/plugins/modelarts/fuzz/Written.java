package io.jenkins.plugins.modelarts.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelarts.client.model.CleanText;
import io.jenkins.plugins.modelarts.client.model.Json;
import java.io.IOException;

/** What holds for every object that was read from foreign bytes. */
public final class Written {

    private static final ObjectMapper PLAIN = new ObjectMapper();

    private Written() {}

    /** The object as JSON is clean, and reads as the same JSON again. */
    public static void isCleanAndReadsTheSame(Object read) throws IOException {
        String json = Json.writer().writeValueAsString(read);
        requireClean(PLAIN.readTree(json));
        Object again = Json.readerFor(read.getClass()).readValue(json);
        require(json.equals(Json.writer().writeValueAsString(again)), json);
    }

    private static void requireClean(JsonNode node) {
        if (node.isTextual()) {
            requireLine(node.textValue());
        }
        node.fieldNames().forEachRemaining(Written::requireLine);
        node.forEach(Written::requireClean);
    }

    /** The text is one line without anything that can forge another one. */
    public static void requireLine(String text) {
        require(text.equals(CleanText.line(text, text.length())), text);
    }

    public static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
