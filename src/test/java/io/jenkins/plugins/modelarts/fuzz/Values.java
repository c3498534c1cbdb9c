package io.jenkins.plugins.modelarts.fuzz;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Texts in a sample, with a vertical bar between two of them. */
public record Values(List<String> texts) {

    public static Values of(byte[] bytes) {
        return new Values(List.of(new String(bytes, StandardCharsets.UTF_8).split("\\|", -1)));
    }

    /** Null if there are fewer. */
    @CheckForNull
    public String get(int index) {
        return index < texts.size() ? texts.get(index) : null;
    }
}
