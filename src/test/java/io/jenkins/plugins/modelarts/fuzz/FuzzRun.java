package io.jenkins.plugins.modelarts.fuzz;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.modelarts.testkit.JavaProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

/**
 * Lets the fuzzer work on each reader in turn, in a JVM of its own. {@code docs/fuzzing.md} has the command and results. Not
 * a part of the usual tests, because it takes as long as it is told to.
 */
public class FuzzRun {

    private static final int HEAP_MIB = 256;
    private static final String SAMPLE = "sample-";

    /** For one reader, in bytes. */
    private static final int MAX_KEPT = 12_000;

    private static final Path WORK = Path.of("target", "fuzz").toAbsolutePath();
    private static final List<Reader> READERS = Stream.of(
                    System.getProperty("fuzz.readers", "").split(","))
            .filter(name -> !name.isEmpty())
            .map(Reader::valueOf)
            .toList();

    @Test
    public void noReaderFailsHangsOrNeedsMuchHeap() throws Exception {
        List<Reader> readers = READERS.isEmpty() ? List.of(Reader.values()) : READERS;
        long seconds = TimeUnit.MINUTES.toSeconds(Integer.getInteger("fuzz.minutes", 30)) / readers.size();
        Map<Reader, String> failures = new TreeMap<>();
        System.out.printf("| reader | inputs | branches | heap MiB |%n|---|---|---|---|%n");
        for (Reader reader : readers) {
            Path directory = Files.createDirectories(WORK.resolve(reader.name()));
            String output = fuzz(reader, directory, seconds);
            Files.writeString(directory.resolve("output.txt"), output);
            System.out.printf(
                    "| %s | %s | %s | %s |%n",
                    reader,
                    last("number_of_executed_units: (\\d+)", output),
                    last("cov: (\\d+)", output),
                    last("peak heap: (\\d+)", output));
            if (output.contains("== Java Exception") || !output.contains("\nDone ")) {
                failures.put(reader, directory.toString());
            }
        }
        assertThat(failures, is(Map.of()));
    }

    private static String fuzz(Reader reader, Path directory, long seconds) throws Exception {
        Path corpus = Files.createDirectories(directory.resolve("corpus"));
        write(Samples.written(reader), corpus, SAMPLE);
        write(Samples.found(reader), corpus, "found-");
        String output = JavaProcess.run(
                        FuzzTarget.class,
                        HEAP_MIB,
                        List.of(
                                "--target_class=" + FuzzTarget.class.getName(),
                                "--target_args=" + reader,
                                "--instrumentation_includes=io.jenkins.plugins.modelarts.**",
                                "--custom_hook_includes=io.jenkins.plugins.modelarts.**",
                                "--keep_going=20",
                                "--reproducer_path=" + directory,
                                "-artifact_prefix=" + directory + "/",
                                "-max_total_time=" + seconds,
                                "-max_len=4096",
                                "-timeout=60",
                                "-rss_limit_mb=0",
                                "-print_final_stats=1",
                                corpus.toString()))
                .output();
        keep(reader, corpus);
        return output;
    }

    private static void write(List<byte[]> inputs, Path corpus, String prefix) throws IOException {
        for (int i = 0; i < inputs.size(); i++) {
            Files.write(corpus.resolve(prefix + i), inputs.get(i));
        }
    }

    /** Writes the shortest inputs as {@link Samples#found} reads them, for whoever wants to add them to the tests. */
    private static void keep(Reader reader, Path corpus) throws IOException {
        List<String> lines = new ArrayList<>();
        long left = MAX_KEPT;
        try (Stream<Path> inputs = Files.list(corpus)) {
            for (Path input : inputs.sorted(
                            Comparator.comparingLong(file -> file.toFile().length()))
                    .toList()) {
                boolean isSample = input.getFileName().toString().startsWith(SAMPLE);
                left -= isSample ? 0 : Files.size(input);
                if (left >= 0 && !isSample) {
                    lines.add(Base64.getEncoder().encodeToString(Files.readAllBytes(input)));
                }
            }
        }
        Files.write(Files.createDirectories(WORK.resolve("found")).resolve(reader + ".txt"), lines);
    }

    private static String last(String pattern, String output) {
        Matcher matcher = Pattern.compile(pattern).matcher(output);
        String last = "?";
        while (matcher.find()) {
            last = matcher.group(1);
        }
        return last;
    }
}
