package io.jenkins.plugins.modelarts.deployments.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import io.jenkins.plugins.modelarts.deployments.ModelSummary;
import io.jenkins.plugins.modelarts.deployments.history.ServiceUpdate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/** What the charts on the page of a service show: its newest updates, oldest first, in equal steps. Immutable. */
final class ServiceChart {

    private static final int UPDATES = 50;

    private final List<ServiceUpdate> oldestFirst;

    /** When the updates began, in milliseconds since 1970-01-01 UTC, and what they did. */
    private record Traffic(List<Long> times, List<Version> versions) {}

    /** A version of a model, and its share of the traffic after each update, in percent. */
    private record Version(String name, int[] shares) {}

    ServiceChart(List<ServiceUpdate> newestFirst) {
        List<ServiceUpdate> updates = new ArrayList<>(newestFirst.subList(0, Math.min(UPDATES, newestFirst.size())));
        Collections.reverse(updates);
        oldestFirst = updates;
    }

    /**
     * How long the updates took, as JSON.
     *
     * @param places gives the place of an update on the page
     */
    String durations(LongFunction<String> places) throws JsonProcessingException {
        List<TrendBar> bars = new ArrayList<>();
        for (ServiceUpdate update : oldestFirst) {
            Long millis = update.updateMillis();
            Verdict verdict = Verdict.of(update.state());
            List<String> tip = new ArrayList<>(List.of(verdict.getWord()));
            if (millis != null) {
                tip.add(TimeFormat.span(millis));
            }
            String models = update.summary().models();
            if (models != null) {
                tip.add(models);
            }
            bars.add(new TrendBar(
                    null,
                    update.updateTime(),
                    tip,
                    verdict.getKey(),
                    millis == null ? 0 : millis / 1000.0,
                    places.apply(update.updateTime())));
        }
        return Json.writer().writeValueAsString(bars);
    }

    /**
     * Which share of the traffic each version had after each update, as JSON; null when ModelArts recorded none. An update
     * that did not succeed changes no share, because ModelArts rolls it back.
     */
    @CheckForNull
    String traffic() throws JsonProcessingException {
        List<Long> times = new ArrayList<>();
        Map<String, int[]> shares = new LinkedHashMap<>();
        for (int step = 0; step < oldestFirst.size(); step++) {
            ServiceUpdate update = oldestFirst.get(step);
            times.add(update.updateTime());
            Log log = update.log();
            if (log != null && update.state() == UpdateState.SUCCESS) {
                add(log, step, shares);
            }
        }
        List<Version> versions = shares.entrySet().stream()
                .filter(version -> Arrays.stream(version.getValue()).anyMatch(share -> share > 0))
                .map(version -> new Version(version.getKey(), version.getValue()))
                .toList();
        return versions.isEmpty() ? null : Json.writer().writeValueAsString(new Traffic(times, versions));
    }

    /** Sets the shares from this step to the end. A later update that succeeds replaces them. */
    private void add(Log log, int step, Map<String, int[]> shares) {
        shares.values().forEach(values -> Arrays.fill(values, step, values.length, 0));
        for (ServiceLogConfig model : log.config()) {
            Integer weight = model.weight();
            if (weight != null) {
                int[] values = shares.computeIfAbsent(ModelSummary.name(model), first -> new int[oldestFirst.size()]);
                int share = values[step] + Math.max(0, Math.min(100, weight));
                Arrays.fill(values, step, values.length, share);
            }
        }
    }
}
