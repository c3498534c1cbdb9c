package io.jenkins.plugins.modelarts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.modelarts.testkit.Documentation;
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

/** The page about troubleshooting has every message of the plugin in its words of today, once. */
public class TroubleshootingTest {

    private static final Path PAGE = Path.of("docs/troubleshooting.md");

    /** Names and words that say nothing by themselves, and parts of other messages. */
    private static final Pattern LABELS = Pattern.compile(
            ".*\\.displayName|RegionItems\\.default|OnFail\\.[a-z]+(?<!unknown)"
                    + "|(SettingKind|Verdict|ServiceOrder|NodeView|Duration|Times|HistoryFilter|Projects|InheritedDefault|DeploymentCheck)\\..*"
                    + "|ModelArtsClient\\.services|DeploymentsTab\\.news|Notice\\.line|Response\\.requestId|Result\\.(abnormal|rolledBack)");

    @Test
    public void everyMessageIsThereAndNoOther() throws IOException {
        assertThat(new TreeSet<>(onThePage()), is(messages()));
    }

    @Test
    public void noMessageIsThereTwice() throws IOException {
        assertThat(onThePage(), hasSize(messages().size()));
    }

    private static List<String> onThePage() {
        return Documentation.rows(PAGE).stream().map(row -> row.get(0)).toList();
    }

    private static Set<String> messages() throws IOException {
        Set<String> messages = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/resources"))) {
            for (Path file :
                    files.filter(file -> file.endsWith("Messages.properties")).toList()) {
                Properties properties = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    properties.load(reader);
                }
                properties.stringPropertyNames().stream()
                        .filter(key -> !LABELS.matcher(key).matches())
                        .map(key -> asShown(properties.getProperty(key)))
                        .forEach(messages::add);
            }
        }
        return messages;
    }

    private static String asShown(String message) {
        return message.replace("''", "'").replaceAll("\\{\\d[^{}]*}", "…");
    }
}
