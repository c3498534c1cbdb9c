package io.jenkins.plugins.modelarts.deployments.view;

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

    /** @param wanted number of the page as somebody typed it; whatever it is, a page that exists is given */
    static <T> PagedList<T> of(List<T> all, String wanted, int size) {
        int pages = Math.max(1, (all.size() + size - 1) / size);
        int number = Math.max(1, Math.min(pages, number(wanted)));
        int from = (number - 1) * size;
        return new PagedList<>(
                List.copyOf(all.subList(from, Math.min(all.size(), from + size))), number, pages, all.size());
    }

    private static int number(String text) {
        try {
            return text == null ? 1 : Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 1;
        }
    }

    <R> PagedList<R> map(Function<T, R> change) {
        return new PagedList<>(items.stream().map(change).toList(), number, pages, total);
    }

    /** Null on the first page. */
    public Integer previous() {
        return number > 1 ? number - 1 : null;
    }

    /** Null on the last page. */
    public Integer next() {
        return number < pages ? number + 1 : null;
    }
}
