package io.jenkins.plugins.modelarts.deployments.export;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.modelarts.client.model.UpdateState;
import io.jenkins.plugins.modelarts.deployments.history.ServiceUpdate;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.Test;

public class HistoryFilterTest {

    @Test
    public void withoutParametersEverythingPasses() {
        assertThat(times(Map.of(), 3, 2, 1), contains(3L, 2L, 1L));
    }

    @Test
    public void bothTimesBelongToThePart() {
        assertThat(times(Map.of("from", "2", "to", "3"), 4, 3, 2, 1), contains(3L, 2L));
    }

    @Test
    public void theLimitKeepsTheNewest() {
        assertThat(times(Map.of("limit", "2"), 3, 2, 1), contains(3L, 2L));
    }

    @Test
    public void aDateBeginsInItsZone() {
        assertEquals(
                Instant.parse("2026-11-27T16:00:00Z").toEpochMilli(),
                filter(Map.of("from", "2026-11-28", "zone", "Asia/Shanghai"))
                        .from()
                        .longValue());
    }

    @Test
    public void aDateEndsWithItsLastMillisecond() {
        assertEquals(
                Instant.parse("2026-11-28T15:59:59.999Z").toEpochMilli(),
                filter(Map.of("to", "2026-11-28", "zone", "Asia/Shanghai")).to().longValue());
    }

    @Test
    public void aTimeHasItsOwnZone() {
        assertEquals(
                Instant.parse("2026-11-28T01:30:00Z").toEpochMilli(),
                filter(Map.of("from", "2026-11-28T09:30:00+08:00", "zone", "UTC"))
                        .from()
                        .longValue());
    }

    @Test
    public void onlyUpdatesWithTheResultPass() {
        List<ServiceUpdate> updates = List.of(update(2, UpdateState.FAIL), update(1, UpdateState.SUCCESS));
        assertThat(filter(Map.of("result", "FAIL")).updates(updates), hasSize(1));
    }

    @Test
    public void aWrongValueIsNamedWithWhatIsExpected() {
        for (Map.Entry<String, String> wrong : Map.of(
                        "from", "2026-13-01",
                        "to", "yesterday",
                        "result", "fail",
                        "limit", "-1",
                        "zone", "Mars")
                .entrySet()) {
            String message = assertThrows(BadParameter.class, () -> filter(Map.of(wrong.getKey(), wrong.getValue())))
                    .getMessage();
            assertThat(message, containsString("The parameter " + wrong.getKey()));
            assertThat(message, containsString("\"" + wrong.getValue() + "\""));
            assertThat(message, containsString("Expected: "));
        }
    }

    @Test
    public void aNumberThatIsTooLongIsWrong() {
        assertThrows(BadParameter.class, () -> filter(Map.of("from", "9".repeat(20))));
        assertThrows(BadParameter.class, () -> filter(Map.of("limit", "9".repeat(10))));
    }

    @Test
    public void aDateThatNoComputerKnowsIsWrong() {
        assertThrows(BadParameter.class, () -> filter(Map.of("to", "+999999999-12-31")));
    }

    private static HistoryFilter filter(Map<String, String> parameters) {
        return HistoryFilter.of(parameters::get);
    }

    private static List<Long> times(Map<String, String> parameters, long... newestFirst) {
        List<ServiceUpdate> updates = Arrays.stream(newestFirst)
                .mapToObj(time -> update(time, UpdateState.SUCCESS))
                .toList();
        return filter(parameters).updates(updates).stream()
                .map(ServiceUpdate::updateTime)
                .toList();
    }

    private static ServiceUpdate update(long time, UpdateState state) {
        return new ServiceUpdate(time, state, null, null, List.of(), null);
    }
}
