package io.jenkins.plugins.modelarts.steps;

import com.sun.management.UnixOperatingSystemMXBean;
import io.jenkins.plugins.modelarts.runtime.KeptMaps;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import javax.management.ObjectName;

/**
 * What a process holds at one moment, after a full garbage collection.
 *
 * @param values by the name of the column, in the order of the columns
 * @param kept how many entries each field of the plugin holds
 * @param bytes of the heap by class
 */
record SoakSample(double minute, List<Double> values, Map<String, Integer> kept, Map<String, Long> bytes) {

    static final List<String> COLUMNS = List.of(
            "heap MB",
            "threads",
            "of the plugin",
            "timers",
            "entries",
            "objects of the plugin",
            "open files",
            "classes",
            "metaspace MB");

    private static final String OURS = "io.jenkins.plugins.modelarts.";

    /** Of the JDK, for all timeouts of futures; only the plugin uses these. */
    private static final String TIMERS = "java.util.concurrent.CompletableFuture\\$(DelayedCompleter|Timeout)";

    static SoakSample take(double minute) throws Exception {
        Map<String, Long> objects = new HashMap<>();
        Map<String, Long> bytes = new TreeMap<>();
        for (String line : histogram().split("\n")) {
            String[] words = line.strip().split("\\s+");
            if (words.length >= 4 && words[0].endsWith(":")) {
                objects.merge(words[3], Long.parseLong(words[1]), Long::sum);
                bytes.merge(words[3], Long.parseLong(words[2]), Long::sum);
            }
        }
        Map<String, Integer> kept = KeptMaps.sizes();
        return new SoakSample(
                minute,
                List.of(
                        ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6,
                        (double) ManagementFactory.getThreadMXBean().getThreadCount(),
                        (double) WaitBenchmark.ownThreads(),
                        sum(objects, name -> name.matches(TIMERS)),
                        (double) kept.values().stream()
                                .mapToInt(Integer::intValue)
                                .sum(),
                        sum(objects, name -> name.startsWith(OURS)),
                        (double) ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                                .getOpenFileDescriptorCount(),
                        (double) ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
                        metaspace() / 1e6),
                kept,
                bytes);
    }

    /** The same without the list of classes, which would itself be what grows in a long measurement. */
    SoakSample withoutClasses() {
        return new SoakSample(minute, values, kept, Map.of());
    }

    private static double sum(Map<String, Long> objects, Predicate<String> classes) {
        return objects.entrySet().stream()
                .filter(entry -> classes.test(entry.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** The objects of each class, after a full garbage collection. */
    private static String histogram() throws Exception {
        return (String) ManagementFactory.getPlatformMBeanServer()
                .invoke(
                        new ObjectName("com.sun.management:type=DiagnosticCommand"),
                        "gcClassHistogram",
                        new Object[] {new String[0]},
                        new String[] {String[].class.getName()});
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }
}
