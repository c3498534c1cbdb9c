package io.jenkins.plugins.modelarts.history;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.Test;

public class ViewTranslationsTest {

    private static final Pattern TEXT = Pattern.compile("\\$\\{%([^}(]+)");

    @Test
    public void everyTextOfAPageIsThereInChineseAndNothingElseIs() throws Exception {
        for (Path view : views()) {
            assertEquals(view.toString(), texts(view), keys(view, "_zh_CN.properties"));
        }
    }

    @Test
    public void everyEnglishTextWithAKeyOfItsOwnIsUsed() throws Exception {
        for (Path view : views()) {
            Set<String> unused = new TreeSet<>(keys(view, ".properties"));
            unused.removeAll(texts(view));
            assertEquals(view.toString(), Set.of(), unused);
        }
    }

    private static List<Path> views() throws IOException {
        Path resources = Path.of("src", "main", "resources");
        try (Stream<Path> pages = Files.walk(resources.resolve("io/jenkins/plugins/modelarts/history"));
                Stream<Path> tags = Files.walk(resources.resolve("lib/modelarts"))) {
            return Stream.concat(pages, tags)
                    .filter(file -> file.toString().endsWith(".jelly"))
                    .toList();
        }
    }

    private static Set<String> texts(Path view) throws IOException {
        Set<String> texts = new TreeSet<>();
        TEXT.matcher(Files.readString(view)).results().forEach(match -> texts.add(match.group(1)));
        return texts;
    }

    private static Set<String> keys(Path view, String ending) throws IOException {
        Path file = Path.of(view.toString().replaceAll("\\.jelly$", ending));
        Properties properties = new Properties();
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                properties.load(reader);
            }
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }
}
