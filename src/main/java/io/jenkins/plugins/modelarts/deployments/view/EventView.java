package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.polling.FailureReason;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** An event of a service, as a page shows it. */
@Restricted(NoExternalUse.class)
public final class EventView {

    private final ServiceEvent event;

    EventView(ServiceEvent event) {
        this.event = event;
    }

    /** In milliseconds since 1970-01-01 UTC; null when the response lacks it. */
    @CheckForNull
    public Long getTime() {
        return event.occurTime();
    }

    public String getText() {
        return event.text();
    }

    public boolean isProblem() {
        return FailureReason.isProblem(event);
    }
}
