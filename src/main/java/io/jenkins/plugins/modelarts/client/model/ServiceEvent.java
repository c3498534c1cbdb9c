package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One event of a service ({@code GET /v1/{project_id}/services/{service_id}/events}). Immutable.
 *
 * @param eventType "normal" or "abnormal", in upper or lower case. ModelArts gives "The update has been rolled back"
 *     the type normal
 * @param eventInfo what happened, in English
 * @param occurTime when it happened, in milliseconds since 1970-01-01 UTC
 */
@Restricted(NoExternalUse.class)
public record ServiceEvent(
        @CheckForNull String eventType,
        @CheckForNull String eventInfo,
        @CheckForNull Long occurTime) {

    public ServiceEvent {
        eventType = CleanText.name(eventType);
        eventInfo = CleanText.text(eventInfo);
        occurTime = EpochMillis.orNull(occurTime);
    }

    /** What happened, without space around it; empty when the response lacks it. */
    public String text() {
        return eventInfo == null ? "" : eventInfo.strip();
    }

    /** Whether this happened at this time or later, in milliseconds since 1970-01-01 UTC. */
    public boolean isSince(long time) {
        return occurTime != null && occurTime >= time;
    }
}
