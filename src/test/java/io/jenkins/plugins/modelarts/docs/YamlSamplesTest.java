package io.jenkins.plugins.modelarts.docs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import hudson.util.Secret;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.SecretSource;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.testkit.CodeSample;
import io.jenkins.plugins.modelarts.testkit.Documentation;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.yaml.snakeyaml.Yaml;

/** Jenkins takes every configuration of the documentation, and gives it back as it was. */
public class YamlSamplesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    /** Has a value for each variable of the documentation. */
    @TestExtension
    public static final class Variables extends SecretSource {
        @Override
        public Optional<String> reveal(String name) {
            return Optional.of("value of " + name);
        }
    }

    @Test
    public void jenkinsTakesEverySample() throws Exception {
        assertThat(Documentation.samples("yaml"), is(not(empty())));
        for (CodeSample sample : Documentation.samples("yaml")) {
            try {
                load(sample);
            } catch (Exception e) {
                throw new AssertionError(sample.toString(), e);
            }
        }
    }

    @Test
    public void theExportIsTheConfigurationThatWasLoaded() throws Exception {
        CodeSample sample = Documentation.samples("yaml").stream()
                .filter(yaml -> yaml.page().equals("docs/configuration.md"))
                .findFirst()
                .orElseThrow();
        load(sample);
        Object before = new Yaml().load(sample.text());
        Object after = new Yaml().load(export());
        for (List<String> part :
                List.of(List.of("unclassified", "modelArts"), List.of("credentials", "system", "domainCredentials"))) {
            assertThat(in(after, part), is(in(before, part)));
        }
    }

    private static void load(CodeSample sample) throws Exception {
        byte[] yaml = sample.text().getBytes(StandardCharsets.UTF_8);
        ConfigurationAsCode.get().configureWith(YamlSource.of(new ByteArrayInputStream(yaml)));
    }

    private static String export() throws Exception {
        ByteArrayOutputStream exported = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(exported);
        return exported.toString(StandardCharsets.UTF_8);
    }

    private static Object in(Object tree, List<String> path) {
        Object part = tree;
        for (String name : path) {
            part = ((Map<?, ?>) part).get(name);
        }
        return plain(part);
    }

    /** With secrets decrypted, variables replaced, and without what is empty. */
    private static Object plain(Object tree) {
        if (tree instanceof Map<?, ?> map) {
            Map<String, Object> plain = new TreeMap<>();
            map.forEach((name, value) -> {
                Object inside = plain(value);
                if (!inside.equals("") && !inside.equals(Map.of())) {
                    plain.put(name.toString(), inside);
                }
            });
            return plain;
        }
        if (tree instanceof List<?> list) {
            return list.stream().map(YamlSamplesTest::plain).toList();
        }
        String text = tree.toString().replaceAll("\\$\\{(\\w+)}", "value of $1");
        return text.startsWith("{") ? Secret.fromString(text).getPlainText() : text;
    }
}
