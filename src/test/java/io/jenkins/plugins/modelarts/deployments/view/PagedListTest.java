package io.jenkins.plugins.modelarts.deployments.view;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.Test;

public class PagedListTest {

    private static final List<Integer> FIVE =
            IntStream.rangeClosed(1, 5).boxed().toList();

    @Test
    public void theFirstPageIsShownUnlessAnotherIsWanted() {
        assertEquals(List.of(1, 2), PagedList.of(FIVE, null, 2).items());
    }

    @Test
    public void theLastPageHoldsTheRest() {
        assertEquals(List.of(5), PagedList.of(FIVE, "3", 2).items());
    }

    @Test
    public void aTooLargePageNumberLeadsToTheLastPage() {
        assertEquals(3, PagedList.of(FIVE, "99", 2).number());
    }

    @Test
    public void anIllegalPageNumberLeadsToTheFirstPage() {
        assertEquals(1, PagedList.of(FIVE, "<script>", 2).number());
    }

    @Test
    public void thereIsNothingBeforeTheFirstPage() {
        assertNull(PagedList.of(FIVE, "1", 2).previous());
    }

    @Test
    public void thereIsNothingAfterTheLastPage() {
        assertNull(PagedList.of(FIVE, "3", 2).next());
    }

    @Test
    public void anEmptyListHasOnePage() {
        assertEquals(1, PagedList.of(List.of(), null, 2).pages());
    }
}
