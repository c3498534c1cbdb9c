package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.LiveUpdate;
import io.jenkins.plugins.modelarts.deployments.history.ServiceStatus;
import java.util.Locale;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.export.Exported;
import org.kohsuke.stapler.export.ExportedBean;

/** A service as a row of the overview, with the fields that REST shows. Immutable. */
@ExportedBean(defaultVisibility = 3)
@Restricted(NoExternalUse.class)
public record ServiceRow(ServiceStatus status) {

    @Exported
    @CheckForNull
    public String serviceId() {
        return status.service().serviceId();
    }

    @Exported
    @CheckForNull
    public String serviceName() {
        return status.service().serviceName();
    }

    @Exported
    public String region() {
        return status.service().region();
    }

    @Exported
    @CheckForNull
    public String projectId() {
        return status.service().projectId();
    }

    /** What is live: the last update that succeeded; null when none did. */
    @Exported
    @CheckForNull
    public LiveVersion live() {
        LiveUpdate live = status.live();
        return live == null ? null : new LiveVersion(live, status.liveBy());
    }

    /** The wait that goes on, or else the last deployment. */
    @Exported
    public HistoryRow last() {
        return new HistoryRow(status.last().job(), status.last().entry());
    }

    public Verdict verdict() {
        return last().verdict();
    }

    /** What people call the service. */
    public String label() {
        return status.service().label();
    }

    /** URL of the service's page, relative to the root of Jenkins; null when the id of the service is not known. */
    @CheckForNull
    public String serviceUrl() {
        return ServicePath.of(status.service());
    }

    /** The models that are live in a few words; empty when they are not known. */
    String models() {
        LiveUpdate live = status.live();
        String models = live == null ? null : live.models();
        return models == null ? "" : models;
    }

    /** Whether the name or the id of the service, or the name of a job that deployed it, contains a text. */
    boolean contains(String text) {
        String wanted = text.toLowerCase(Locale.ROOT);
        return Stream.concat(
                        Stream.of(label(), String.valueOf(serviceId())),
                        status.jobs().stream().flatMap(job -> Stream.of(job.getFullName(), job.getFullDisplayName())))
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(wanted));
    }
}
