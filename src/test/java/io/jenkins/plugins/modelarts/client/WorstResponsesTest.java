package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.modelarts.testkit.JavaProcess;
import java.util.List;
import org.junit.Test;

/** No response that is small enough to be read takes more heap than a controller can spare. */
public class WorstResponsesTest {

    /** What the JVM, this test and the bytes of a response take without anything that the plugin reads from it. */
    private static final int FLOOR_MIB = 24;

    private static final int PLUGIN_MIB = 64;

    @Test
    public void theWorstResponsesAreReadInALittleHeap() throws Exception {
        JavaProcess reader = JavaProcess.run(WorstResponse.class, FLOOR_MIB + PLUGIN_MIB, List.of());
        assertThat(reader.output(), reader.exitCode(), is(0));
    }
}
