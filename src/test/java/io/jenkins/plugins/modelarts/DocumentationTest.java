package io.jenkins.plugins.modelarts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.in;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.testkit.CodeSample;
import io.jenkins.plugins.modelarts.testkit.Documentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.Test;

/** The pages of the documentation fit together, and no block of code is left out by the tests that run them. */
public class DocumentationTest {

    /** The languages of blocks of code, and which test runs them. */
    private static final Map<String, String> RUN_BY = Map.of(
            "groovy", "docs/PipelineSamplesTest",
            "yaml", "docs/YamlSamplesTest",
            "json", "docs/RestSamplesTest",
            "url", "docs/RestSamplesTest",
            "excel", "docs/RestSamplesTest",
            "sh", "docs/CommandSamplesTest",
            "xml", "steps/FolderAndVariableSamplesTest",
            "mermaid", "DocumentationTest");

    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#\\s]*)#?([^)\\s]*)\\)");

    @Test
    public void everyBlockOfCodeIsRunByATest() {
        assertThat(Documentation.samples(), is(not(empty())));
        for (CodeSample sample : Documentation.samples()) {
            assertThat(sample.toString(), sample.language(), is(in(RUN_BY.keySet())));
        }
        for (String test : RUN_BY.values()) {
            Path source = Path.of("src/test/java/io/jenkins/plugins/modelarts", test + ".java");
            assertTrue(test, Files.exists(source));
        }
    }

    /** {@code FolderAndVariableSamplesTest} runs the first block of each. */
    @Test
    public void pagesWithTheirOwnTestHaveOneBlockOfALanguage() {
        assertThat(Documentation.samples("xml"), hasSize(1));
        List<CodeSample> ofVariables = Documentation.samples("groovy").stream()
                .filter(sample -> sample.page().equals("docs/environment.md"))
                .toList();
        assertThat(ofVariables, hasSize(1));
    }

    @Test
    public void codeIsInFencesOnly() {
        for (Path page : Documentation.pages()) {
            List<String> prose = Documentation.prose(page);
            for (int i = 1; i < prose.size(); i++) {
                boolean code =
                        prose.get(i).startsWith("    ") && prose.get(i - 1).isBlank();
                assertThat(page + ": " + prose.get(i), code, is(false));
            }
        }
    }

    @Test
    public void everyDiagramIsOfAKnownKind() {
        assertThat(Documentation.samples("mermaid"), is(not(empty())));
        for (CodeSample diagram : Documentation.samples("mermaid")) {
            String kind = diagram.text().lines().findFirst().orElse("").split(" ")[0];
            assertThat(diagram.toString(), kind, is(in(List.of("flowchart", "sequenceDiagram", "stateDiagram-v2"))));
        }
    }

    @Test
    public void everyLinkLeadsToAPageAndAHeading() {
        for (Path page : Documentation.pages()) {
            for (MatchResult link :
                    LINK.matcher(Documentation.read(page)).results().toList()) {
                Path folder = page.toAbsolutePath().getParent();
                Path target = link.group(1).isEmpty() ? page : folder.resolve(link.group(1));
                assertTrue(page + " " + link.group(), Files.exists(target));
                if (!link.group(2).isEmpty()) {
                    List<String> anchors = Documentation.headings(target).stream()
                            .map(DocumentationTest::anchor)
                            .toList();
                    assertThat(page + " " + link.group(), anchors, hasItem(link.group(2)));
                }
            }
        }
    }

    @Test
    public void theReadmeLeadsToEveryPage() {
        String readme = Documentation.read(Path.of("README.md"));
        for (Path page : Documentation.pages()) {
            String link = "(" + page.toString().replace('\\', '/') + ")";
            assertTrue(link, page.endsWith("README.md") || readme.contains(link));
        }
    }

    /** As GitHub makes it of a heading. */
    private static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }
}
