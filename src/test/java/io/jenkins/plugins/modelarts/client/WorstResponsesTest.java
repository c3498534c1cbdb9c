package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.modelarts.testkit.JavaProcess;
import java.util.List;
import org.junit.Test;

/** No response that is small enough to be read takes more heap than a controller can spare. */
public class WorstResponsesTest {

    /** For the JVM, for the response as the cloud of the test has it, and for all that the plugin makes of it. */
    private static final int HEAP_MIB = 64;

    @Test
    public void theWorstResponsesAreReadInALittleHeap() throws Exception {
        JavaProcess reader = JavaProcess.run(WorstResponse.class, HEAP_MIB, List.of());
        assertThat(reader.output(), reader.exitCode(), is(0));
    }
}
