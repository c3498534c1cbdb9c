package io.jenkins.plugins.modelarts.deployments;

import com.fasterxml.jackson.core.JsonGenerator;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * What ModelArts said about the service of a deployment. It is kept in a JSON file of its own, so that build.xml stays small.
 * It has no values of environment variables, because
 * {@link io.jenkins.plugins.modelarts.client.model.ServiceLogConfig} does not read them. Immutable.
 *
 * @param logs the service's update records, newest first
 * @param events the service's events since the update began, oldest first; only a failed update has them
 */
@Restricted(NoExternalUse.class)
public record ServiceSnapshot(List<Log> logs, List<ServiceEvent> events) {

    /** Most that a build keeps while it waits, in bytes. Two records of the greatest weight fit. */
    static final int MAX_WAITING = 1 << 20;

    public static final ServiceSnapshot EMPTY = new ServiceSnapshot(List.of(), List.of());

    private static final Comparator<Log> NEWEST_FIRST = Comparator.comparing(
                    Log::updateTime, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed();

    public ServiceSnapshot {
        logs = logs == null ? List.of() : List.copyOf(logs);
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** A snapshot without events. */
    public static ServiceSnapshot of(ServiceLogs response) {
        return new ServiceSnapshot(response.logs().stream().sorted(NEWEST_FIRST).toList(), List.of());
    }

    /** The same with the events since the update began, oldest first. */
    public ServiceSnapshot withEvents(List<ServiceEvent> found) {
        return new ServiceSnapshot(logs, found);
    }

    /**
     * What a build that waits keeps of this: the judged update, the one before it, and as many of the newest as weigh at
     * most 1 MiB together.
     *
     * @param judged one of the records; null when no update is judged yet
     */
    public ServiceSnapshot whileWaiting(@CheckForNull Log judged) {
        Set<Log> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        int left = MAX_WAITING;
        for (Log log : mostWantedFirst(judged)) {
            left -= kept.contains(log) ? 0 : log.weight();
            if (left < 0) {
                return new ServiceSnapshot(logs.stream().filter(kept::contains).toList(), List.of());
            }
            kept.add(log);
        }
        return this;
    }

    private List<Log> mostWantedFirst(@CheckForNull Log judged) {
        List<Log> wanted = new ArrayList<>();
        if (judged != null) {
            wanted.add(judged);
            before(judged).ifPresent(wanted::add);
        }
        wanted.addAll(logs);
        return wanted;
    }

    /** The update records as maps, lists and plain values under the API's own field names. */
    public List<Map<String, Object>> plainLogs() {
        return Json.plain(logs);
    }

    /** The record of the update that began at this time. */
    public Optional<Log> at(@CheckForNull Long updateTime) {
        return logs.stream()
                .filter(log -> updateTime != null && Objects.equals(log.updateTime(), updateTime))
                .findFirst();
    }

    /** The update before this one; empty when ModelArts knows none before it. */
    public Optional<Log> before(Log log) {
        return logs.stream().filter(other -> log.isAfter(other.updateTime())).findFirst();
    }

    /** The differences between an update and the update before it; empty when there is none before it. */
    public List<Change> changes(Log log) {
        return before(log).map(old -> ConfigDiff.between(old, log)).orElse(List.of());
    }

    /** Writes atomically: a reader sees the old file or the new one, and never half of one. */
    void write(Path file) throws IOException {
        AtomicFile.write(
                file,
                out -> Json.writer()
                        .without(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
                        .writeValue(out, this));
    }

    static ServiceSnapshot read(Path file) throws IOException {
        // A broken file can hold no value at all.
        return Objects.requireNonNullElse(Json.readerFor(ServiceSnapshot.class).readValue(file.toFile()), EMPTY);
    }
}
