package io.jenkins.plugins.modelarts.deployments.export;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.HistoryEntry;
import io.jenkins.plugins.modelarts.deployments.history.ServiceUpdate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Which part of a history somebody asks for. Immutable.
 *
 * @param from the earliest time, in milliseconds since 1970-01-01 UTC; null for all
 * @param to the latest time, in milliseconds since 1970-01-01 UTC; null for all
 * @param result what ModelArts says of the update; null for all
 * @param service key of the only service; null for all
 * @param limit how many of the newest; null for all
 */
@Restricted(NoExternalUse.class)
public record HistoryFilter(
        @CheckForNull Long from,
        @CheckForNull Long to,
        @CheckForNull String result,
        @CheckForNull String service,
        @CheckForNull Integer limit) {

    /** Lets everything pass. */
    public static final HistoryFilter ALL = new HistoryFilter(null, null, null, null, null);

    /** The results that a filter can name. */
    public static final List<String> RESULTS = List.of("SUCCESS", "FAIL", "RUNNING", "NONE");

    /** The largest limit that a filter can name. */
    public static final int MAX_LIMIT = 999_999_999;

    /** Names of the parameters of a request. */
    public static final List<String> PARAMETERS = List.of("service", "result", "from", "to", "zone", "limit");

    /**
     * Reads the parameters of a request.
     *
     * @param parameters gives the value of a parameter, or null
     * @throws BadParameter if a value is not valid
     */
    public static HistoryFilter of(UnaryOperator<String> parameters) {
        ZoneId zone = Times.zone("zone", parameters.apply("zone"));
        return new HistoryFilter(
                Times.read("from", parameters.apply("from"), zone, false),
                Times.read("to", parameters.apply("to"), zone, true),
                result(parameters.apply("result")),
                parameters.apply("service"),
                limit(parameters.apply("limit")));
    }

    @CheckForNull
    private static String result(@CheckForNull String value) {
        if (value != null && !RESULTS.contains(value)) {
            throw new BadParameter("result", value, String.join(", ", RESULTS));
        }
        return value;
    }

    @CheckForNull
    private static Integer limit(@CheckForNull String value) {
        if (value != null && !value.matches("\\d{1,9}")) {
            throw new BadParameter("limit", value, Messages.HistoryFilter_limit());
        }
        return value == null ? null : Integer.valueOf(value);
    }

    /** The same for all times, all results, and without a limit. */
    public HistoryFilter onlyService() {
        return new HistoryFilter(null, null, null, service, null);
    }

    /** The same without a limit. */
    public HistoryFilter unlimited() {
        return new HistoryFilter(from, to, result, service, null);
    }

    /** The same, or with this limit if it has none. */
    public HistoryFilter orLimited(int most) {
        return new HistoryFilter(from, to, result, service, limit == null ? Integer.valueOf(most) : limit);
    }

    /** The deployments that pass. */
    public List<HistoryEntry> entries(List<HistoryEntry> newestFirst) {
        return newestFirst.stream()
                .filter(entry -> service == null
                        || service.equals(entry.state().service().key()))
                .filter(entry -> passes(entry.time(), entry.result()))
                .limit(most())
                .toList();
    }

    /** The updates of one service that pass. The {@link #service} does not count. */
    public List<ServiceUpdate> updates(List<ServiceUpdate> newestFirst) {
        return newestFirst.stream()
                .filter(update -> passes(update.updateTime(), update.state().name()))
                .limit(most())
                .toList();
    }

    private boolean passes(long time, String itsResult) {
        return (from == null || time >= from)
                && (to == null || time <= to)
                && (result == null || result.equals(itsResult));
    }

    private long most() {
        return Objects.requireNonNullElse(limit, Integer.MAX_VALUE);
    }
}
