package io.jenkins.plugins.modelarts.deployments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.Test;

public class HistoryIndexTest {

    private final List<HistoryEntry> oldestFirst = new ArrayList<>();

    @Test
    public void theLastDeploymentAndTheLastSuccessAreKept() {
        add("a", 1L, "SUCCESS", Outcome.SUCCESS);
        HistoryEntry success = add("a", 2L, "SUCCESS", Outcome.SUCCESS);
        add("a", 3L, "FAIL", Outcome.FAIL);
        HistoryEntry last = add("a", 4L, "FAIL", Outcome.FAIL);
        assertThat(index().ended(), containsInAnyOrder(success, last));
    }

    @Test
    public void aSuccessThatIsAlsoTheLastIsKeptOnce() {
        HistoryEntry only = add("a", 1L, "SUCCESS", Outcome.SUCCESS);
        assertThat(index().ended(), contains(only));
    }

    @Test
    public void theTimeOfTheUpdateSaysWhichIsTheLast() {
        HistoryEntry newer = add("a", 2L, "SUCCESS", Outcome.SUCCESS);
        add("a", 1L, "SUCCESS", Outcome.SUCCESS);
        assertThat(index().ended(), contains(newer));
    }

    @Test
    public void aDeploymentWithoutAnUpdateIsNotTheLast() {
        HistoryEntry known = add("a", 1L, "SUCCESS", Outcome.SUCCESS);
        add("a", null, null, Outcome.ERROR);
        assertThat(index().ended(), contains(known));
    }

    @Test
    public void theNewestIsTheOneThatBeganLast() {
        add("a", 1L, "SUCCESS", Outcome.SUCCESS);
        HistoryEntry newest = add("b", null, null, Outcome.ERROR);
        assertThat(index().newest(), contains(newest));
    }

    @Test
    public void allDeploymentsWithoutAnEndAreKept() {
        HistoryEntry older = add("a", null, null, null);
        HistoryEntry newer = add("a", 1L, "RUNNING", null);
        assertThat(index().open(), contains(newer, older));
        assertThat(index().ended(), is(empty()));
    }

    @Test
    public void aFileOfOtherServicesHasNothingOfThisOne() {
        add("a", 1L, "SUCCESS", Outcome.SUCCESS);
        assertThat(index().mayHave("lab/a"), is(true));
        assertThat(index().mayHave("lab/b"), is(false));
    }

    @Test
    public void aDeploymentWithoutAnEndMayBeOfAnyService() {
        add("name", null, null, null);
        assertThat(index().mayHave("lab/id"), is(true));
    }

    private HistoryEntry add(
            String service, @CheckForNull Long time, @CheckForNull String result, @CheckForNull Outcome outcome) {
        int build = oldestFirst.size() + 1;
        HistoryEntry entry = new HistoryEntry(
                build,
                1,
                new DeploymentState(
                        new DeployedService("lab", null, service, null),
                        build,
                        time == null ? null : new JudgedUpdate(time, result),
                        outcome == null ? null : new DeploymentEnd(outcome, null, 1),
                        null),
                UpdateSummary.NONE,
                null);
        oldestFirst.add(entry);
        return entry;
    }

    private HistoryIndex index() {
        List<HistoryEntry> newestFirst = new ArrayList<>(oldestFirst);
        Collections.reverse(newestFirst);
        return HistoryIndex.of(newestFirst);
    }
}
