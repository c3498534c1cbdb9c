package io.jenkins.plugins.modelarts.deployments.view;

import com.fasterxml.jackson.annotation.JsonInclude;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;

/**
 * A bar in a chart of durations. The script of the chart reads it as JSON. Immutable.
 *
 * @param label stands below the bar; null for the day of {@code time}
 * @param time in milliseconds since 1970-01-01 UTC; null when the bar has none
 * @param tip lines about the bar under the mouse
 * @param verdict chooses the colour, see {@link Verdict#getKey}
 * @param seconds length of the bar
 * @param href where a click on the bar leads
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record TrendBar(
        @CheckForNull String label,
        @CheckForNull Long time,
        List<String> tip,
        String verdict,
        double seconds,
        String href) {}
