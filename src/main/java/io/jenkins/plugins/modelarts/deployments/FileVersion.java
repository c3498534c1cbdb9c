package io.jenkins.plugins.modelarts.deployments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.TimeUnit;

/**
 * Which content a file has: another one after each change.
 *
 * @param modified in nanoseconds since 1970-01-01 UTC, as exactly as the file system tells it
 * @param size in bytes
 */
record FileVersion(long modified, long size) {

    /** @throws java.nio.file.NoSuchFileException if there is no such file */
    static FileVersion of(Path file) throws IOException {
        BasicFileAttributes now = Files.readAttributes(file, BasicFileAttributes.class);
        return new FileVersion(now.lastModifiedTime().to(TimeUnit.NANOSECONDS), now.size());
    }

    /** The size, at most {@link Integer#MAX_VALUE}. */
    int bytes() {
        return (int) Math.min(size, Integer.MAX_VALUE);
    }
}
