package io.jenkins.plugins.modelarts.faults;

import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.rules.ExternalResource;

/** A disk of one megabyte that a test can fill, or a directory that it can make read-only. It needs Linux and a user that may mount; elsewhere its test is skipped. */
final class SmallDisk extends ExternalResource {

    private Path directory;

    /** Mounts the disk over a directory. */
    void mount(Path over) throws Exception {
        assumeTrue("This user cannot mount", run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", over.toString()));
        directory = over;
    }

    /** Lets nobody write to a directory, not even the administrator of the machine. Files that are open stay so. */
    void makeReadOnly(Path over) throws Exception {
        assumeTrue("This user cannot mount", run("mount", "--bind", over.toString(), over.toString()));
        directory = over;
        assertTrue(run("mount", "-o", "remount,bind,ro", over.toString()));
    }

    /** Takes all that is left. */
    void fill() throws IOException {
        try (OutputStream out = Files.newOutputStream(directory.resolve("filler"))) {
            byte[] page = new byte[4096];
            while (true) {
                out.write(page);
            }
        } catch (IOException e) {
            if (!String.valueOf(e.getMessage()).contains("No space left")) {
                throw e;
            }
        }
    }

    @Override
    protected void after() {
        if (directory != null) {
            try {
                run("umount", "-l", directory.toString());
            } catch (IOException | InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            // There is no such command on Windows.
            return false;
        }
    }
}
