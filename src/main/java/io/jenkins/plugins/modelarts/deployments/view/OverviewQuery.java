package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.export.BadParameter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** What the reader wants to see of the overview, from the parameters of the request. Immutable. */
@Restricted(NoExternalUse.class)
public final class OverviewQuery {

    /** Names of the parameters of a request. */
    static final List<String> PARAMETERS = List.of("q", "verdict", "region", "sort");

    private static final String DESCENDING = "-";

    private final QueryString parameters;

    @CheckForNull
    private final Verdict verdict;

    private final ServiceOrder order;

    /** @throws BadParameter if there is no such verdict or column */
    OverviewQuery(QueryString parameters) {
        this.parameters = parameters;
        verdict = oneOf(Verdict.values(), Verdict::getKey, "verdict", parameters.get("verdict"));
        ServiceOrder wanted = oneOf(ServiceOrder.values(), ServiceOrder::getKey, "sort", sort().replaceFirst("^-", ""));
        order = wanted == null ? ServiceOrder.TIME : wanted;
    }

    static OverviewQuery ofRequest() {
        return new OverviewQuery(QueryString.ofRequest(PARAMETERS));
    }

    @CheckForNull
    private static <T> T oneOf(T[] values, Function<T, String> key, String name, @CheckForNull String wanted) {
        if (wanted == null) {
            return null;
        }
        return Arrays.stream(values)
                .filter(value -> key.apply(value).equals(wanted))
                .findFirst()
                .orElseThrow(() -> new BadParameter(
                        name, wanted, Arrays.stream(values).map(key).collect(Collectors.joining(", "))));
    }

    /** The column, after a "-" if the order is descending. Without any wish the newest comes first. */
    private String sort() {
        String sort = parameters.get("sort");
        return sort == null ? DESCENDING + ServiceOrder.TIME.getKey() : sort;
    }

    private boolean isDescending() {
        return sort().startsWith(DESCENDING);
    }

    /** Text that the reader searches for, or null. */
    @CheckForNull
    public String getText() {
        return parameters.get("q");
    }

    @CheckForNull
    public Verdict getVerdict() {
        return verdict;
    }

    @CheckForNull
    public String getRegion() {
        return parameters.get("region");
    }

    /** The order as a parameter; null when the reader chose none. */
    @CheckForNull
    public String getSort() {
        return parameters.get("sort");
    }

    /** Whether the reader wants to see all services. */
    public boolean isAll() {
        return getText() == null && verdict == null && getRegion() == null;
    }

    boolean accepts(ServiceRow row) {
        String text = getText();
        String region = getRegion();
        return (verdict == null || verdict == row.verdict())
                && (region == null || region.equals(row.region()))
                && (text == null || row.contains(text));
    }

    Comparator<ServiceRow> comparator() {
        Comparator<ServiceRow> ascending = order.comparator();
        return isDescending() ? ascending.reversed() : ascending;
    }

    /** The value of {@code aria-sort} of a column. */
    public String direction(ServiceOrder column) {
        if (column != order) {
            return "none";
        }
        return isDescending() ? "descending" : "ascending";
    }

    /** URL of the page sorted by a column; in the other direction if it is sorted by this column already. */
    public String sortUrl(ServiceOrder column) {
        boolean ascending = column == order && !isDescending();
        return parameters
                .with("sort", (ascending ? DESCENDING : "") + column.getKey())
                .toString();
    }

    /** URL of a page of the list without its number. */
    public String getPageUrl() {
        return parameters.with("page", "").toString();
    }
}
