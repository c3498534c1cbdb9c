package io.jenkins.plugins.modelarts.deployments;

import io.jenkins.plugins.modelarts.client.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What ModelArts said about a deployment, kept in a JSON file of its own so that {@code build.xml} stays small. Holds no
 * values of environment variables: {@link io.jenkins.plugins.modelarts.client.model.ServiceLogConfig} never takes them in.
 * Immutable.
 *
 * @param logs the service's update records, newest first
 * @param events the service's events since the update began, oldest first; only of a failed update
 */
public record ServiceSnapshot(List<Log> logs, List<ServiceEvent> events) {

    static final ServiceSnapshot EMPTY = new ServiceSnapshot(List.of(), List.of());

    private static final Comparator<Log> NEWEST_FIRST = Comparator.comparing(
                    Log::updateTime, Comparator.nullsFirst(Comparator.naturalOrder()))
            .reversed();

    public ServiceSnapshot {
        logs = logs == null ? List.of() : List.copyOf(logs);
        events = events == null ? List.of() : List.copyOf(events);
    }

    /** @param events oldest first */
    public static ServiceSnapshot of(ServiceLogs answer, List<ServiceEvent> events) {
        return new ServiceSnapshot(answer.logs().stream().sorted(NEWEST_FIRST).toList(), events);
    }

    /** The record of the update that began at this time. */
    Optional<Log> at(Long updateTime) {
        return logs.stream()
                .filter(log -> updateTime != null && Objects.equals(log.updateTime(), updateTime))
                .findFirst();
    }

    /** The update before another one; empty when it is the first that ModelArts knows. */
    Optional<Log> before(Log log) {
        return logs.stream()
                .filter(other -> other.updateTime() != null && log.updateTime() != null)
                .filter(other -> other.updateTime() < log.updateTime())
                .findFirst();
    }

    /** What an update changed against the one before it; empty when there is none before. */
    List<Change> changes(Log log) {
        return before(log).map(old -> ConfigDiff.between(old, log)).orElse(List.of());
    }

    /** Writes atomically: a reader sees the old file or the new one, and never half of one. */
    void write(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Path unfinished = folder.resolve(name + ".tmp");
        Json.writer().writeValue(unfinished.toFile(), this);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    static ServiceSnapshot read(Path file) throws IOException {
        return Json.readerFor(ServiceSnapshot.class).readValue(file.toFile());
    }
}
