package io.jenkins.plugins.modelarts.docs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import groovy.lang.GroovyShell;
import io.jenkins.plugins.modelarts.steps.ModelArtsServiceLogsStep;
import io.jenkins.plugins.modelarts.testkit.CodeSample;
import io.jenkins.plugins.modelarts.testkit.Documentation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.cps.Snippetizer;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The Snippet Generator writes the steps of the recipes as the recipes do. */
public class SnippetSamplesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static final Pattern STEP = Pattern.compile("modelartsServiceLogs\\(([^()]+)\\)");

    /** A value that the script has in a variable: only then the recipe and the generator differ. */
    private static final Pattern VARIABLE = Pattern.compile("(\\w+): (?!true|false)[a-z][\\w.]*");

    @Test
    public void theGeneratorWritesTheStepsOfTheRecipes() throws Exception {
        List<String> steps = steps();
        assertThat(steps, is(not(empty())));
        for (String arguments : steps) {
            String written = Snippetizer.object2Groovy(step(arguments));
            String head = written.substring(0, written.indexOf(')') + 1);
            assertThat(head, is("modelartsServiceLogs(" + arguments + ")"));
        }
    }

    private static List<String> steps() {
        List<String> steps = new ArrayList<>();
        for (CodeSample sample : Documentation.samples("groovy")) {
            if (sample.page().equals("docs/recipes.md")) {
                STEP.matcher(sample.text())
                        .results()
                        .map(SnippetSamplesTest::arguments)
                        .forEach(steps::add);
            }
        }
        return steps;
    }

    private static String arguments(MatchResult step) {
        return VARIABLE.matcher(step.group(1)).replaceAll(variable -> {
            String name = variable.group(1);
            return name + ": " + (name.equals("updateTime") ? "1574770228888" : "'mnist'");
        });
    }

    private static ModelArtsServiceLogsStep step(String arguments) throws Exception {
        Map<?, ?> named = (Map<?, ?>) new GroovyShell().evaluate("[" + arguments + "]");
        Map<String, Object> values = new TreeMap<>();
        named.forEach((name, value) -> values.put(name.toString(), value));
        return new DescribableModel<>(ModelArtsServiceLogsStep.class).instantiate(values, null);
    }
}
