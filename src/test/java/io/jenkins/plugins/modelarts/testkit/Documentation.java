package io.jenkins.plugins.modelarts.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documentation for users, as tests read it: the README and all pages of the folder docs. */
public final class Documentation {

    private static final Pattern CELLS = Pattern.compile("\\s+\\|(\\s+|$)");

    private Documentation() {}

    /** All pages, from the root of the project. */
    public static List<Path> pages() {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")).sorted())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String read(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(page.toString(), e);
        }
    }

    /** All blocks of code of all pages. */
    public static List<CodeSample> samples() {
        return pages().stream().flatMap(page -> samples(page).stream()).toList();
    }

    /** All blocks of code in this language. */
    public static List<CodeSample> samples(String language) {
        return samples().stream()
                .filter(sample -> sample.language().equals(language))
                .toList();
    }

    private static List<CodeSample> samples(Path page) {
        List<CodeSample> samples = new ArrayList<>();
        List<String> code = null;
        String heading = "";
        String language = "";
        int number = 0;
        for (String line : read(page).lines().toList()) {
            number++;
            if (line.strip().startsWith("```")) {
                if (code == null) {
                    language = line.strip().substring(3).strip();
                    code = new ArrayList<>();
                } else {
                    String text = String.join("\n", code);
                    String file = page.toString().replace('\\', '/');
                    samples.add(new CodeSample(file, heading, number - code.size(), language, text));
                    code = null;
                }
            } else if (code != null) {
                code.add(line);
            } else if (line.startsWith("#")) {
                heading = title(line);
            }
        }
        if (code != null) {
            throw new IllegalArgumentException(page + ": the last block of code has no end");
        }
        return samples;
    }

    /** The lines of a page that are no code. */
    public static List<String> prose(Path page) {
        List<String> prose = new ArrayList<>();
        boolean inCode = false;
        for (String line : read(page).lines().toList()) {
            boolean fence = line.strip().startsWith("```");
            inCode ^= fence;
            if (!inCode && !fence) {
                prose.add(line);
            }
        }
        return prose;
    }

    public static List<String> headings(Path page) {
        return prose(page).stream()
                .filter(line -> line.startsWith("#"))
                .map(Documentation::title)
                .toList();
    }

    /** The cells of all rows of the tables of a page, without their heads. */
    public static List<List<String>> rows(Path page) {
        return rows(prose(page));
    }

    /** The same for one section. */
    public static List<List<String>> rows(Path page, String heading) {
        List<String> prose = prose(page);
        List<String> section = prose.stream()
                .dropWhile(line -> !line.startsWith("#") || !title(line).equals(heading))
                .skip(1)
                .takeWhile(line -> !line.startsWith("#"))
                .toList();
        return rows(section);
    }

    private static List<List<String>> rows(List<String> lines) {
        List<List<String>> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            boolean head = i + 1 < lines.size() && lines.get(i + 1).startsWith("|---");
            String line = lines.get(i);
            if (line.startsWith("| ") && !head) {
                rows.add(Arrays.asList(CELLS.split(line.substring(2), -1)));
            }
        }
        return rows;
    }

    private static String title(String heading) {
        return heading.replaceFirst("^#+ *", "");
    }
}
