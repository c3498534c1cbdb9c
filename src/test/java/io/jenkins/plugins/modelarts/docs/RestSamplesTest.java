package io.jenkins.plugins.modelarts.docs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelarts.testkit.CodeSample;
import io.jenkins.plugins.modelarts.testkit.Documentation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.htmlunit.WebResponse;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The addresses of the documentation lead to what the documentation shows. */
public class RestSamplesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern GET = Pattern.compile("`GET ([^`]+)`");
    private static final Pattern NAME = Pattern.compile("`(\\w+)`");
    private static final Pattern QUOTED = Pattern.compile("\"(https:[^\"]+)\"");

    @BeforeClass
    public static void history() throws Exception {
        DocumentedHistory.tell(JENKINS);
    }

    @Test
    public void everyAddressIsThere() throws Exception {
        assertThat(Documentation.samples("url"), is(not(empty())));
        for (CodeSample sample : Documentation.samples("url")) {
            for (String line : sample.text().lines().toList()) {
                String response = get(line).getContentAsString();
                assertThat(line, response.lines().count() + response.split(":").length, is(greaterThan(2L)));
            }
        }
    }

    @Test
    public void everyDocumentedFieldIsInTheResponse() throws Exception {
        assertThat(Documentation.samples("json"), is(not(empty())));
        for (CodeSample sample : Documentation.samples("json")) {
            Map<String, String> actual = fields(response(sample));
            for (Map.Entry<String, String> field :
                    fields(JSON.readTree(sample.text())).entrySet()) {
                String kind = actual.get(field.getKey());
                assertThat(
                        sample + " " + field.getKey(),
                        List.of(field.getValue(), "NULL").contains(kind)
                                || kind != null && field.getValue().equals("NULL"));
            }
        }
    }

    @Test
    public void everyFieldOfTheResponseIsDocumented() throws Exception {
        for (CodeSample sample : Documentation.samples("json")) {
            String page = Documentation.read(Path.of(sample.page()));
            Map<String, String> documented = fields(JSON.readTree(sample.text()));
            for (String field : fields(response(sample)).keySet()) {
                String name = field.substring(field.lastIndexOf('/') + 1);
                boolean ofModelArts = field.contains("/logs/") || name.equals("_class");
                if (!ofModelArts && !documented.containsKey(field)) {
                    boolean named = page.contains("`" + name + "`") || page.contains("\"" + name + "\":");
                    assertThat(sample + " " + field, named, is(true));
                }
            }
        }
    }

    @Test
    public void theSpreadsheetFindsTheResultsInColumnC() throws Exception {
        for (CodeSample sample : Documentation.samples("excel")) {
            for (MatchResult address : QUOTED.matcher(sample.text()).results().toList()) {
                String head = get(address.group(1))
                        .getContentAsString()
                        .lines()
                        .findFirst()
                        .orElseThrow();
                assertThat(head.split(",")[2], is("result"));
            }
        }
    }

    @Test
    public void theTableHasTheColumnsOfTheFile() throws Exception {
        Set<String> documented = Documentation.rows(Path.of("docs/history.md"), "CSV").stream()
                .flatMap(row -> NAME.matcher(row.get(0)).results())
                .map(name -> name.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        String head = get("<job>/modelarts/export.csv")
                .getContentAsString()
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(new TreeSet<>(List.of(head.replace("\ufeff", "").split(","))), is(documented));
    }

    /** What the address before the sample gives. */
    private static JsonNode response(CodeSample sample) throws Exception {
        String before = Documentation.read(Path.of(sample.page()))
                .lines()
                .limit(sample.line())
                .collect(Collectors.joining("\n"));
        Matcher get = GET.matcher(before);
        String address = null;
        while (get.find()) {
            address = get.group(1);
        }
        assertThat(sample.toString(), address, is(not((String) null)));
        return JSON.readTree(get(address).getContentAsString());
    }

    private static WebResponse get(String documented) throws Exception {
        return JENKINS.createWebClient()
                .goTo(DocumentedHistory.address(documented), null)
                .getWebResponse();
    }

    /** The fields of all objects with the kinds of their values; of a list, the fields of all its elements. */
    private static Map<String, String> fields(JsonNode tree) {
        Map<String, String> fields = new TreeMap<>();
        add(tree, "", fields);
        return fields;
    }

    private static void add(JsonNode tree, String path, Map<String, String> fields) {
        tree.forEach(element -> {
            if (tree.isArray()) {
                add(element, path, fields);
            }
        });
        tree.fields().forEachRemaining(field -> {
            String name = path + "/" + field.getKey();
            fields.merge(
                    name, field.getValue().getNodeType().name(), (known, kind) -> known.equals("NULL") ? kind : known);
            add(field.getValue(), name, fields);
        });
    }
}
