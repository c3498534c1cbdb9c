package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.deployments.history.Figures;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * {@link Figures} as a row of a table. Immutable.
 *
 * @param days how many days before now count
 * @param values the other figures in the reader's language; empty texts for those that are not known
 */
@Restricted(NoExternalUse.class)
public record FiguresRow(int days, List<String> values) {

    /** Empty when nothing was deployed in the longest time, because a table without any figure helps nobody. */
    static List<FiguresRow> of(List<Figures> figures) {
        return figures.stream().allMatch(each -> each.deployments() == 0)
                ? List.of()
                : figures.stream().map(FiguresRow::of).toList();
    }

    private static FiguresRow of(Figures figures) {
        Locale locale = LocaleProvider.getLocale();
        NumberFormat perWeek = NumberFormat.getNumberInstance(locale);
        perWeek.setMinimumFractionDigits(1);
        perWeek.setMaximumFractionDigits(1);
        Double rate = figures.changeFailureRate();
        return new FiguresRow(
                figures.days(),
                List.of(
                        NumberFormat.getIntegerInstance(locale).format(figures.deployments()),
                        perWeek.format(figures.deploymentsPerWeek()),
                        rate == null
                                ? ""
                                : NumberFormat.getPercentInstance(locale).format(rate),
                        span(figures.medianRestoreMillis()),
                        span(figures.medianUpdateMillis()),
                        span(figures.p90UpdateMillis())));
    }

    private static String span(@CheckForNull Long millis) {
        return millis == null ? "" : TimeFormat.span(millis);
    }
}
