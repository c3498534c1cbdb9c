package io.jenkins.plugins.modelarts.deployments.view;

import java.util.Comparator;
import java.util.Locale;
import java.util.function.Supplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** By which column the overview can be sorted. */
@Restricted(NoExternalUse.class)
public enum ServiceOrder {
    SERVICE(Messages::ServiceOrder_SERVICE, Comparator.comparing(ServiceRow::label, String.CASE_INSENSITIVE_ORDER)),
    LIVE(Messages::ServiceOrder_LIVE, Comparator.comparing(ServiceRow::models, String.CASE_INSENSITIVE_ORDER)),
    TIME(
            Messages::ServiceOrder_TIME,
            Comparator.comparingLong((ServiceRow row) -> row.last().time())
                    .thenComparingLong(row -> row.last().entry().started())),
    BUILD(
            Messages::ServiceOrder_BUILD,
            Comparator.comparing(
                            (ServiceRow row) -> row.last().job().getFullDisplayName(), String.CASE_INSENSITIVE_ORDER)
                    .thenComparingInt(row -> row.last().entry().build()));

    private final Supplier<String> heading;
    private final Comparator<ServiceRow> comparator;

    ServiceOrder(Supplier<String> heading, Comparator<ServiceRow> comparator) {
        this.heading = heading;
        this.comparator = comparator;
    }

    /** Ascending; rows that are equal have a fixed order too, so that no page repeats a row of another page. */
    Comparator<ServiceRow> comparator() {
        return comparator
                .thenComparing(ServiceRow::label)
                .thenComparing(row -> row.status().service().key());
    }

    /** Of the column, in the reader's language. */
    public String getHeading() {
        return heading.get();
    }

    /** The name in URLs. */
    public String getKey() {
        return name().toLowerCase(Locale.ROOT);
    }
}
