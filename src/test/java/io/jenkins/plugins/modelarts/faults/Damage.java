package io.jenkins.plugins.modelarts.faults;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** What can have happened to a file while Jenkins was down. */
enum Damage {
    EMPTY(content -> new byte[0]),
    CUT_OFF(content -> Arrays.copyOf(content, content.length * 2 / 3)),
    /** As some file systems leave a file after a crash. */
    ZEROS(content -> new byte[content.length]),
    NO_TEXT(content -> new byte[] {(byte) 0xff, (byte) 0xfe, 0, '<', '{', (byte) 0xc3}),
    NULL(content -> "null".getBytes(StandardCharsets.UTF_8)),
    EMPTY_LIST(content -> "[]\n[null]\n\"text\"\n7".getBytes(StandardCharsets.UTF_8)),
    EMPTY_OBJECT(content -> "{}".getBytes(StandardCharsets.UTF_8)),
    MISSING(content -> null);

    /** All that a file of XML can have. */
    static final List<Damage> OF_XML = List.of(EMPTY, CUT_OFF, ZEROS, NO_TEXT, MISSING);

    /** Makes the new content of the old one. */
    private interface Change {
        /** @return null to delete the file */
        byte[] of(byte[] content);
    }

    private final Change change;

    Damage(Change change) {
        this.change = change;
    }

    void to(Path file) throws IOException {
        byte[] damaged = change.of(Files.readAllBytes(file));
        if (damaged == null) {
            Files.delete(file);
        } else {
            Files.write(file, damaged);
        }
    }
}
