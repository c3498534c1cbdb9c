package io.jenkins.plugins.modelarts;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assume.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.BeforeClass;
import org.junit.Test;

/**
 * Everybody may use and pass on what the plugin needs, with its libraries. It reads the list that Maven writes with
 * {@code -Psbom}, and tests nothing without that list.
 */
public class LicencesIT {

    /** They ask for no more than to be named, or allow a program that only links to them to have any licence. */
    private static final Set<String> ALLOWED = Set.of(
            "MIT",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "Bouncy Castle Licence",
            "Public Domain",
            "CDDL-1.0",
            "CDDL-1.1",
            "GPL-2.0-with-classpath-exception");

    /** The Jenkins project hosts only plugins and libraries with an open licence, but some do not repeat it in their POM. */
    private static final Pattern OF_JENKINS = Pattern.compile("(io|org)\\.jenkins(-?ci)?(\\..+)?|org\\.kohsuke");

    private static JsonNode list;

    @BeforeClass
    public static void read() throws IOException {
        Path file = Path.of("target", "bom.json");
        assumeTrue("made with -Psbom", Files.exists(file));
        list = new ObjectMapper().readTree(file.toFile());
    }

    @Test
    public void thePluginIsUnderTheMitLicence() {
        assertThat(licences(list.path("metadata").path("component")), is(List.of("MIT")));
    }

    @Test
    public void everyDependencyHasALicenceThatIsAllowed() {
        List<String> wrong = new ArrayList<>();
        JsonNode components = list.path("components");
        assertThat(components.findValues("name"), is(not(empty())));
        for (JsonNode component : components) {
            List<String> licences = licences(component);
            boolean allowed = licences.isEmpty()
                    ? OF_JENKINS.matcher(component.path("group").asText()).matches()
                    : ALLOWED.containsAll(licences);
            if (!allowed) {
                wrong.add(component.path("purl").asText() + " " + licences);
            }
        }
        assertThat(wrong, is(empty()));
    }

    private static List<String> licences(JsonNode component) {
        List<String> licences = new ArrayList<>();
        for (JsonNode choice : component.path("licenses")) {
            JsonNode licence = choice.path("license");
            Stream.of(licence.path("id"), licence.path("name"), choice.path("expression"))
                    .filter(JsonNode::isTextual)
                    .flatMap(text -> Pattern.compile(" OR | AND ").splitAsStream(text.asText()))
                    .map(text -> text.replaceAll("[()]", "").strip())
                    .forEach(licences::add);
        }
        return licences;
    }
}
