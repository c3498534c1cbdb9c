package io.jenkins.plugins.modelarts.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.Timeout;
import org.junit.runner.RunWith;
import org.junit.runners.Parameterized;

/** Every reader copes with what somebody wrote, damaged, or the fuzzer found, and checks what it made of it. */
@RunWith(Parameterized.class)
public class ForeignBytesTest {

    private static final EnumSet<Damage> OF_EACH_SAMPLE = EnumSet.of(Damage.ENDS_ANYWHERE, Damage.WRONG_TYPE);

    @Parameterized.Parameter
    public Reader reader;

    /** Many times what it takes: only for a reader that never ends. */
    @Rule
    public final Timeout timeout = Timeout.seconds(300);

    @Parameterized.Parameters(name = "{0}")
    public static List<Reader> readers() {
        return List.of(Reader.values());
    }

    @Test
    public void samplesAreRead() {
        read(Samples.written(reader).stream());
    }

    @Test
    public void damagedSamplesHarmNothing() {
        for (byte[] sample : Samples.written(reader)) {
            OF_EACH_SAMPLE.forEach(damage -> read(damage.of(sample)));
        }
    }

    @Test
    public void hugeAndDeepInputsHarmNothing() {
        byte[] fullest = Samples.written(reader).get(0);
        EnumSet.complementOf(OF_EACH_SAMPLE).forEach(damage -> read(damage.of(fullest)));
    }

    @Test
    public void whatTheFuzzerFoundHarmsNothing() {
        read(Samples.found(reader).stream());
    }

    private void read(Stream<byte[]> inputs) {
        inputs.forEach(bytes -> {
            try {
                reader.read(bytes);
            } catch (Exception | AssertionError | StackOverflowError e) {
                String start = new String(bytes, 0, Math.min(bytes.length, 2000), StandardCharsets.UTF_8);
                throw new AssertionError(reader + " cannot read " + start, e);
            }
        });
    }
}
