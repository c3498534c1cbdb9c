package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.List;
import java.util.function.Function;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One page of a long list. Immutable.
 *
 * @param items what is on the page
 * @param number of the page, from 1
 * @param pages how many there are, at least 1
 * @param total how many items are on all pages
 */
@Restricted(NoExternalUse.class)
public record PagedList<T>(List<T> items, int number, int pages, int total) {

    /** @param wanted number of the page as somebody typed it; any text leads to a page that exists */
    static <T> PagedList<T> of(List<T> all, @CheckForNull String wanted, int size) {
        int pages = Math.max(1, (all.size() + size - 1) / size);
        int number = Math.max(1, Math.min(pages, number(wanted)));
        int from = (number - 1) * size;
        return new PagedList<>(
                List.copyOf(all.subList(from, Math.min(all.size(), from + size))), number, pages, all.size());
    }

    private static int number(@CheckForNull String text) {
        try {
            return text == null ? 1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    <R> PagedList<R> map(Function<T, R> change) {
        return new PagedList<>(items.stream().map(change).toList(), number, pages, total);
    }

    /** Number of the page before this one; null on the first page. */
    @CheckForNull
    public Integer previous() {
        return number > 1 ? number - 1 : null;
    }

    /** Number of the page after this one; null on the last page. */
    @CheckForNull
    public Integer next() {
        return number < pages ? number + 1 : null;
    }
}
