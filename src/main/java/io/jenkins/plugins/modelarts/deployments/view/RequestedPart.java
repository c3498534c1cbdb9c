package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.export.BadParameter;
import io.jenkins.plugins.modelarts.deployments.export.HistoryFilter;
import java.util.List;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The part of a history that the reader asks for, as pages, links and forms need it. Immutable. */
@Restricted(NoExternalUse.class)
public final class RequestedPart {

    /** The whole history, for what is shown on pages with parameters of their own. */
    static final RequestedPart ALL = new RequestedPart(QueryString.EMPTY);

    private final QueryString parameters;
    private final HistoryFilter filter;

    /** @throws BadParameter if a value is not valid */
    RequestedPart(QueryString parameters) {
        this.parameters = parameters;
        filter = HistoryFilter.of(parameters::get);
    }

    static RequestedPart ofRequest() {
        return new RequestedPart(QueryString.ofRequest(HistoryFilter.PARAMETERS));
    }

    HistoryFilter getFilter() {
        return filter;
    }

    /** Key of the only service, or null. */
    @CheckForNull
    public String getService() {
        return filter.service();
    }

    /** What ModelArts says of the update, or null. */
    @CheckForNull
    public String getResult() {
        return filter.result();
    }

    /** What a reader can choose. */
    public List<Verdict> getResults() {
        return HistoryFilter.RESULTS.stream().map(Verdict::valueOf).toList();
    }

    /** As the reader typed it, or null. */
    @CheckForNull
    public String getFrom() {
        return parameters.get("from");
    }

    /** As the reader typed it, or null. */
    @CheckForNull
    public String getTo() {
        return parameters.get("to");
    }

    /** Whether this is not the whole history. */
    public boolean isFiltered() {
        return !filter.unlimited().equals(HistoryFilter.ALL);
    }

    /** The parameters, for a link to a file of the same part. */
    public String getQuery() {
        return parameters.toString();
    }

    /** The parameters, for a link to REST, which has few deployments if nothing else is asked for. */
    public String getRestQuery() {
        return filter.limit() == null
                ? parameters
                        .with("limit", String.valueOf(HistoryFilter.MAX_LIMIT))
                        .toString()
                : parameters.toString();
    }

    /** URL of a page of the part without its number. */
    public String getPageUrl() {
        return parameters.with("page", "").toString();
    }
}
