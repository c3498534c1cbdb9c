package io.jenkins.plugins.modelarts.steps;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The samples of a soak as a table, and which of its columns grow after the first ten minutes. */
final class SoakReport {

    /** A Jenkins that has just started loads classes and fills caches for about so long. */
    private static final double WARM_MINUTES = 10;

    private static final double ROW_MINUTES = 10;

    /** Growth of less than this share of the value in an hour counts as none. */
    private static final double FLAT = 0.01;

    private final List<SoakSample> samples = new ArrayList<>();
    private final List<SoakSample> warm = new ArrayList<>();
    private Map<String, Long> classes = Map.of();
    private Map<String, Long> warmClasses = Map.of();

    void add(SoakSample sample) {
        SoakSample small = sample.withoutClasses();
        classes = sample.bytes();
        samples.add(small);
        if (sample.minute() >= WARM_MINUTES) {
            warmClasses = warm.isEmpty() ? classes : warmClasses;
            warm.add(small);
        }
    }

    static String header() {
        return "| minute | " + String.join(" | ", SoakSample.COLUMNS) + " |\n"
                + "|---".repeat(SoakSample.COLUMNS.size() + 1) + "|\n";
    }

    static String row(SoakSample sample) {
        return sample.values().stream()
                .map(value -> String.format(Locale.ROOT, value == Math.rint(value) ? "%.0f" : "%.1f", value))
                .collect(Collectors.joining(" | ", String.format(Locale.ROOT, "| %.1f | ", sample.minute()), " |\n"));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(header());
        double next = 0;
        for (SoakSample sample : samples) {
            if (sample == samples.get(0) || sample.minute() >= next || sample == last()) {
                text.append(row(sample));
                next = (Math.floor(sample.minute() / ROW_MINUTES) + 1) * ROW_MINUTES;
            }
        }
        text.append(warm.size() < 3 ? "\nToo short to say what grows\n" : slopes());
        text.append("\nEntries of each field at first, after ten minutes and at last:\n");
        for (String field : new TreeSet<>(last().kept().keySet())) {
            text.append("  %s: %s%n"
                    .formatted(
                            field,
                            List.of(samples.get(0), afterWarmUp(), last()).stream()
                                    .map(sample -> String.valueOf(sample.kept().getOrDefault(field, 0)))
                                    .collect(Collectors.joining(", "))));
        }
        text.append("\nClasses whose objects grew most after ten minutes, in bytes:\n");
        grown().limit(25)
                .forEach(grown -> text.append(
                        "  %s: %d, %+d%n".formatted(grown.getKey(), classes.get(grown.getKey()), grown.getValue())));
        return text.toString();
    }

    private SoakSample last() {
        return samples.get(samples.size() - 1);
    }

    private SoakSample afterWarmUp() {
        return warm.isEmpty() ? samples.get(0) : warm.get(0);
    }

    private Stream<Map.Entry<String, Long>> grown() {
        return classes.entrySet().stream()
                .map(now -> Map.entry(now.getKey(), now.getValue() - warmClasses.getOrDefault(now.getKey(), 0L)))
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()));
    }

    private String slopes() {
        StringBuilder text =
                new StringBuilder("\n| after ten minutes | growth per hour | error | |\n|---|---|---|---|\n");
        for (int i = 0; i < SoakSample.COLUMNS.size(); i++) {
            int column = i;
            text.append(
                    slope(SoakSample.COLUMNS.get(i), sample -> sample.values().get(column)));
        }
        return text.toString();
    }

    /** The line of least squares, and its standard error. */
    private String slope(String column, Function<SoakSample, Double> value) {
        double n = warm.size();
        double meanTime = warm.stream().mapToDouble(SoakSample::minute).sum() / n;
        double mean = warm.stream().mapToDouble(value::apply).sum() / n;
        double times = 0;
        double product = 0;
        double squares = 0;
        for (SoakSample sample : warm) {
            double time = sample.minute() - meanTime;
            double above = value.apply(sample) - mean;
            times += time * time;
            product += time * above;
            squares += above * above;
        }
        double slope = product / times;
        double error = Math.sqrt(Math.max(0, squares - slope * product) / (n - 2) / times);
        boolean flat = Math.abs(slope) <= 2 * error || Math.abs(slope) * 60 <= FLAT * Math.max(1, mean);
        return String.format(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %s |%n",
                column,
                slope * 60,
                error * 60,
                flat ? "flat" : slope > 0 ? "grows" : "falls");
    }
}
