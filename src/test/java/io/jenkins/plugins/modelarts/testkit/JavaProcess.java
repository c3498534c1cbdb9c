package io.jenkins.plugins.modelarts.testkit;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A program of the tests that ran in a JVM of its own.
 *
 * @param exitCode 0 when it succeeded
 * @param output both streams
 */
public record JavaProcess(int exitCode, String output) {

    /** Runs the main method of a class until its end, with so much heap. */
    public static JavaProcess run(Class<?> program, int heapMiB, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                command(program, "-Xmx" + heapMiB + "m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new JavaProcess(process.waitFor(), output);
    }

    /** The command that runs the main method of a class. */
    public static List<String> command(Class<?> program, String... options) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.add("-cp");
        command.add(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
        command.add(program.getName());
        return command;
    }
}
