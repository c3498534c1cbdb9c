package io.jenkins.plugins.modelarts.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.lang.reflect.InvocationTargetException;

/** What Jazzer calls, again and again, for the reader that its arguments name. */
public final class FuzzTarget {

    private static final String CLASS_PATH = "java.class.path";
    private static Reader reader = Reader.LOGS;

    private FuzzTarget() {}

    /** Loads what the reader needs, so that no input takes the time of it. */
    public static void fuzzerInitialize(String[] arguments) throws Exception {
        reader = Reader.valueOf(arguments[0]);
        for (byte[] sample : Samples.written(reader)) {
            reader.read(sample);
        }
    }

    public static void fuzzerTestOneInput(byte[] bytes) throws Exception {
        reader.read(bytes);
    }

    /** Says how much heap was in use at most. */
    public static void fuzzerTearDown() {
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed())
                .sum();
        System.err.println("peak heap: " + (peak >> 20));
    }

    /** Starts Jazzer, which is not there when this is compiled, with its own arguments. */
    public static void main(String[] arguments) throws Throwable {
        Class<?> jazzer = Class.forName("com.code_intelligence.jazzer.Jazzer");
        // First it looks at all classes of this path, for which those of Jenkins are too many.
        System.setProperty(
                CLASS_PATH,
                jazzer.getProtectionDomain().getCodeSource().getLocation().getPath());
        try {
            jazzer.getMethod("main", String[].class).invoke(null, (Object) arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
