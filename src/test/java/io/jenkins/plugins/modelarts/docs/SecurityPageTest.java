package io.jenkins.plugins.modelarts.docs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.jenkins.plugins.modelarts.testkit.Documentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Test;

/** What docs/security.md promises is shown by tests that exist. */
public class SecurityPageTest {

    private static final Path PAGE = Path.of("docs", "security.md");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private static Map<String, String> sources;

    @BeforeClass
    public static void read() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            sources = files.filter(file -> file.toString().matches(".*(Test|IT|InBrowser)\\.java"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString().replace(".java", ""), Documentation::read));
        }
    }

    @Test
    public void everyPromiseNamesATest() {
        List<List<String>> promises = Documentation.rows(PAGE);
        assertThat(promises, is(not(empty())));
        for (List<String> promise : promises) {
            assertThat(promise.toString(), tests(promise), is(not(empty())));
        }
    }

    @Test
    public void everyNamedTestExists() {
        for (List<String> promise : Documentation.rows(PAGE)) {
            for (MatchResult test : tests(promise)) {
                String source = sources.get(test.group(1));
                assertThat(test.group(), source, is(notNullValue()));
                Pattern method = Pattern.compile("@Test\\s+public void " + test.group(2) + "\\(");
                assertThat(test.group(), method.matcher(source).results().toList(), hasSize(1));
            }
        }
    }

    private static List<MatchResult> tests(List<String> promise) {
        return TEST.matcher(promise.get(1)).results().toList();
    }
}
