package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.deployments.history.Figures;
import io.jenkins.plugins.modelarts.testkit.InLanguage;
import java.util.List;
import java.util.Locale;
import org.junit.Rule;
import org.junit.Test;

public class FiguresRowTest {

    private static final Figures NOTHING = new Figures(30, 0, 0, null, null, null, null);

    @Rule
    public final InLanguage language = new InLanguage(Locale.ENGLISH);

    @Test
    public void eachFigureIsText() {
        FiguresRow row = only(new Figures(30, 1200, 280, 0.13, 90_000L, 60_000L, 120_000L));
        assertEquals(30, row.days());
        assertEquals(List.of("1,200", "280.0", "13%", "1 min 30 sec", "1 min", "2 min"), row.values());
    }

    @Test
    public void numbersAreInTheReadersLanguage() {
        language.set(Locale.GERMANY);
        FiguresRow row = only(new Figures(30, 1200, 280, 0.13, null, null, null));
        assertEquals(List.of("1.200", "280,0", "13\u00a0%", "", "", ""), row.values());
    }

    @Test
    public void whatIsNotKnownIsEmpty() {
        FiguresRow row = FiguresRow.of(List.of(NOTHING, new Figures(90, 1, 0.1, 0.0, null, null, null)))
                .get(0);
        assertEquals(List.of("0", "0.0", "", "", "", ""), row.values());
    }

    @Test
    public void withoutDeploymentsThereAreNoRows() {
        assertThat(FiguresRow.of(List.of(NOTHING, NOTHING)), is(empty()));
    }

    private static FiguresRow only(Figures figures) {
        return FiguresRow.of(List.of(figures)).get(0);
    }
}
