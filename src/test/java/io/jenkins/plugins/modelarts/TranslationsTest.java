package io.jenkins.plugins.modelarts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** Every text that people read is there in English and in Chinese, in all packages. */
public class TranslationsTest {

    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d)");
    private static final Pattern TEXT_OF_VIEW = Pattern.compile("\\$\\{%([^}(]+)");

    @Test
    public void bothLanguagesHaveTheSameMessages() throws IOException {
        for (Path file : files(name -> name.equals("Messages.properties"))) {
            assertThat(
                    file.toString(),
                    new TreeSet<>(read(chinese(file)).keySet()),
                    is(new TreeSet<>(read(file).keySet())));
        }
    }

    /** A text of a view that has no message of its own in English is its own message. */
    @Test
    public void bothLanguagesHaveTheSamePlacesInAMessage() throws IOException {
        for (Path file : files(name -> name.endsWith("_zh_CN.properties"))) {
            Path inEnglish = Path.of(file.toString().replace("_zh_CN", ""));
            Properties english = Files.exists(inEnglish) ? read(inEnglish) : new Properties();
            Properties chinese = read(file);
            assertThat(file.toString(), chinese.keySet().containsAll(english.keySet()), is(true));
            for (String key : chinese.stringPropertyNames()) {
                assertThat(
                        file + " " + key, places(chinese.getProperty(key)), is(places(english.getProperty(key, key))));
            }
        }
    }

    @Test
    public void everyTextOfAViewIsInChineseToo() throws IOException {
        for (Path view : files(name -> name.endsWith(".jelly"))) {
            Set<String> texts = found(TEXT_OF_VIEW, Files.readString(view))
                    .map(text -> text.group(1).strip())
                    .collect(Collectors.toCollection(TreeSet::new));
            Path english = view.resolveSibling(view.getFileName().toString().replace(".jelly", ".properties"));
            Set<String> translated =
                    texts.isEmpty() ? Set.of() : read(chinese(english)).stringPropertyNames();
            assertThat(view.toString(), new TreeSet<>(translated), is(texts));
        }
    }

    @Test
    public void everyHelpIsInChineseToo() throws IOException {
        for (Path help : files(name -> name.startsWith("help") && name.endsWith(".html"))) {
            if (!help.toString().endsWith("_zh_CN.html")) {
                Path chinese = Path.of(help.toString().replace(".html", "_zh_CN.html"));
                assertThat(chinese.toString(), Files.exists(chinese), is(true));
            }
        }
    }

    /** MessageFormat does not replace placeholders after a single apostrophe. */
    @Test
    public void apostrophesAreDoubled() throws IOException {
        for (Path file : files(name -> name.endsWith(".properties"))) {
            Properties messages = read(file);
            for (String key : messages.stringPropertyNames()) {
                assertThat(file + " " + key, messages.getProperty(key).replace("''", ""), not(containsString("'")));
            }
        }
    }

    @Test
    public void everyViewEscapesWhatItShows() throws IOException {
        for (Path view : files(name -> name.endsWith(".jelly"))) {
            assertThat(view.toString(), Files.readAllLines(view).get(0), is("<?jelly escape-by-default='true'?>"));
        }
    }

    private static List<Path> files(Predicate<String> name) throws IOException {
        try (Stream<Path> all = Files.walk(RESOURCES)) {
            List<Path> found =
                    all.filter(file -> name.test(file.getFileName().toString())).toList();
            assertThat(found, not(empty()));
            return found;
        }
    }

    private static Path chinese(Path english) {
        return Path.of(english.toString().replace(".properties", "_zh_CN.properties"));
    }

    /** Which arguments a message shows; Chinese has no plural, so how it shows them may differ. */
    private static List<String> places(String text) {
        return found(PLACE, text)
                .map(place -> place.group(1))
                .sorted()
                .distinct()
                .toList();
    }

    private static Stream<MatchResult> found(Pattern pattern, String text) {
        return pattern.matcher(text).results();
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        return properties;
    }
}
