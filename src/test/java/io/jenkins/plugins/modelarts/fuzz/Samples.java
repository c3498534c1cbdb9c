package io.jenkins.plugins.modelarts.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The inputs of a reader that are kept in files. */
final class Samples {

    private Samples() {}

    /** Written by hand, with a line of equals signs between two of them. */
    static List<byte[]> written(Reader reader) {
        return Arrays.stream(text("samples/" + reader + ".txt").split("\n=====\n"))
                .map(sample -> sample.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Found by the fuzzer: each line is one, in Base64. */
    static List<byte[]> found(Reader reader) {
        return text("found/" + reader + ".txt")
                .lines()
                .map(line -> Base64.getDecoder().decode(line))
                .toList();
    }

    private static String text(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
