package io.jenkins.plugins.modelarts.docs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import com.cloudbees.hudson.plugins.folder.AbstractFolderProperty;
import groovy.lang.Binding;
import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import groovy.lang.GroovyShell;
import io.jenkins.plugins.modelarts.config.FolderDefaults;
import io.jenkins.plugins.modelarts.testkit.CodeSample;
import io.jenkins.plugins.modelarts.testkit.Documentation;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * The Job DSL of the documentation, read as the dynamic part of Job DSL does: a name is a symbol, and each call in its block
 * sets a value.
 */
public class JobDslSamplesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    /** Whether a sample is for the seed job, and not a Pipeline. */
    static boolean isJobDsl(CodeSample sample) {
        return sample.text().startsWith("folder(");
    }

    @Test
    public void theFolderGetsItsDefaults() throws Exception {
        List<CodeSample> samples = Documentation.samples("groovy").stream()
                .filter(JobDslSamplesTest::isJobDsl)
                .toList();
        assertThat(samples, hasSize(1));
        Block root = new Block();
        Binding binding = new Binding(Map.of("folder", new Closure<Void>(this) {
            public void doCall(String name, Closure<?> body) {
                root.invokeMethod(name, new Object[] {body});
            }
        }));
        new GroovyShell(binding).evaluate(samples.get(0).text());
        Map<?, ?> properties = (Map<?, ?>) ((Map<?, ?>) root.values.get("models")).get("properties");
        FolderDefaults defaults = (FolderDefaults) property((Map<?, ?>) properties.get("modelArts"));
        assertThat(defaults.getRegion(), is("cn-north-4"));
        assertThat(defaults.getCredentialsId(), is("huawei"));
    }

    private static Object property(Map<?, ?> values) throws Exception {
        Map<String, Object> arguments = new TreeMap<>();
        values.forEach((name, value) -> arguments.put(name.toString(), value));
        return DescribableModel.of(SymbolLookup.get().findDescriptor(AbstractFolderProperty.class, "modelArts").clazz)
                .instantiate(arguments, null);
    }

    /** The values that a block sets, by name; of a block inside, its values. */
    private static final class Block extends GroovyObjectSupport {
        private final Map<String, Object> values = new TreeMap<>();

        @Override
        public Object invokeMethod(String name, Object arguments) {
            Object value = ((Object[]) arguments)[0];
            if (value instanceof Closure<?> body) {
                Block block = new Block();
                body.setDelegate(block);
                body.setResolveStrategy(Closure.DELEGATE_ONLY);
                body.call();
                value = block.values;
            }
            values.put(name, value);
            return null;
        }
    }
}
