package io.jenkins.plugins.modelarts.deployments;

import hudson.util.AtomicFileWriter;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * Replaces files as a whole: a reader sees the old file or the new one, and a failure leaves the old one. Makes the folder
 * of the file.
 */
final class AtomicFile {

    private AtomicFile() {}

    /** Writes the text of a file. It must not close the writer. */
    interface Content {
        void writeTo(Writer out) throws IOException;
    }

    static void write(Path file, Content content) throws IOException {
        AtomicFileWriter out = new AtomicFileWriter(file, StandardCharsets.UTF_8, false, false);
        try {
            content.writeTo(out);
            out.commit();
        } finally {
            out.abort();
        }
    }
}
