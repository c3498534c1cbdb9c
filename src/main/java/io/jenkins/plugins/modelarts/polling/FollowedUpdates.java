package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import java.io.Serializable;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * The updates that a wait follows to their end: those that the first response with any of them shows. Mostly this is
 * one. When there are more, nobody can tell which of them the build made, so all have to succeed. Updates that appear
 * later belong to somebody else. Not thread-safe.
 */
final class FollowedUpdates implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Of two records with the same time the worse one counts: a false SUCCESS is the worst mistake. */
    private static final Comparator<Log> WORST = Comparator.comparing(log -> switch (log.state()) {
        case FAIL -> 0;
        case RUNNING, UNKNOWN -> 1;
        case SUCCESS -> 2;
    });

    /** In ascending order. */
    private long[] times = {};

    /** Follows these updates from now on. */
    void follow(List<Log> updates) {
        times = updates.stream()
                .map(Log::updateTime)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .distinct()
                .sorted()
                .toArray();
    }

    /** Follows the update of this time from now on. */
    void follow(long time) {
        times = new long[] {time};
    }

    boolean isEmpty() {
        return times.length == 0;
    }

    /** Whether the response did not tell which of several updates is the build's. */
    boolean isAmbiguous() {
        return times.length > 1;
    }

    long oldest() {
        return times[0];
    }

    long newest() {
        return times[times.length - 1];
    }

    /**
     * The record that decides: that of the newest update, and once this one has succeeded, that of the newest other one
     * which has not.
     *
     * @return null when the response lacks the record
     */
    @CheckForNull
    Log deciding(ServiceLogs logs) {
        Log newest = null;
        for (int i = times.length - 1; i >= 0; i--) {
            Log log = at(times[i], logs);
            if (log == null || log.state() != UpdateState.SUCCESS) {
                return log;
            }
            newest = newest == null ? log : newest;
        }
        return newest;
    }

    /** The record of the update of this time; the worst when there are several. */
    @CheckForNull
    static Log at(long time, ServiceLogs logs) {
        return logs.logs().stream()
                .filter(log -> Objects.equals(log.updateTime(), time))
                .min(WORST)
                .orElse(null);
    }
}
