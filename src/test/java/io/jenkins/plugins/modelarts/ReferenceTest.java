package io.jenkins.plugins.modelarts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.testkit.Documentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.Test;

/** The documentation names every option, word and name that the code has, and no other. */
public class ReferenceTest {

    private static final Path SOURCES = Path.of("src/main/java/io/jenkins/plugins/modelarts");
    private static final Path REFERENCE = Path.of("docs/reference.md");
    private static final Path CONFIGURATION = Path.of("docs/configuration.md");
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern SETTER =
            Pattern.compile("@DataBoundSetter\\s+public void set(\\w+)\\(", Pattern.MULTILINE);
    private static final Pattern ENVIRONMENT = Pattern.compile("\"(MODELARTS_[A-Z_]+)\"");

    @Test
    public void everyOptionIsDescribed() throws IOException {
        assertThat(names(REFERENCE, "Options"), is(setters("steps/ModelArtsServiceLogsStep.java")));
    }

    @Test
    public void everyValueThatTheStepReturnsIsDescribed() throws IOException {
        Set<String> returned = found("report\\.put\\(\"(\\w+)\"", source("steps/WaitResult.java"));
        assertThat(names(REFERENCE, "What the step returns"), is(returned));
    }

    @Test
    public void everyOutcomeIsDescribed() {
        Set<String> outcomes =
                Arrays.stream(Outcome.values()).map(Enum::name).collect(Collectors.toCollection(TreeSet::new));
        assertThat(names(REFERENCE, "How a wait ends"), is(outcomes));
    }

    @Test
    public void everySymbolIsDescribed() throws IOException {
        Set<String> symbols = found("@Symbol\\(\"(\\w+)\"", sources());
        assertThat(names(REFERENCE, "Names for configuration as code and Job DSL"), is(symbols));
    }

    @Test
    public void everySettingIsDescribed() throws IOException {
        assertThat(names(CONFIGURATION, "Configuration"), is(setters("config/ModelArtsConfiguration.java")));
    }

    @Test
    public void everyRegionIsListed() throws IOException {
        String name = "[a-z]+-[a-z]+-\\d+";
        Set<String> regions = found("\"(" + name + ")\",?", source("config/RegionCatalog.java"));
        assertThat(found("`(" + name + ")`[,\\s]", Documentation.read(CONFIGURATION)), is(regions));
    }

    @Test
    public void everyEnvironmentVariableIsDescribed() throws IOException {
        String pages = Documentation.pages().stream().map(Documentation::read).collect(Collectors.joining());
        for (String variable : found(ENVIRONMENT.pattern(), sources())) {
            assertThat(pages, containsString("`" + variable + "`"));
        }
    }

    private static Set<String> names(Path page, String heading) {
        Set<String> names = new TreeSet<>();
        for (List<String> row : Documentation.rows(page, heading)) {
            names.addAll(found(NAME.pattern(), row.get(0)));
        }
        assertThat(page + " " + heading, names, is(not(empty())));
        return names;
    }

    private static Set<String> setters(String file) throws IOException {
        return found(SETTER.pattern(), source(file)).stream()
                .map(name -> Character.toLowerCase(name.charAt(0)) + name.substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> found(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String source(String file) throws IOException {
        return Files.readString(SOURCES.resolve(file));
    }

    private static String sources() throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }
}
