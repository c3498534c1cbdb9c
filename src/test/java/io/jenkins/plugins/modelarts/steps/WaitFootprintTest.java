package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import io.jenkins.plugins.modelarts.client.ApiResponse;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.WorstResponse;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.polling.Decision;
import io.jenkins.plugins.modelarts.polling.UpdateSelector;
import io.jenkins.plugins.modelarts.polling.UpdateTracker;
import java.time.Duration;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** Whatever a response holds, a build that waits keeps a mebibyte of it at most, as its page and its status. */
public class WaitFootprintTest {

    private static final int MEBIBYTE = 1 << 20;

    private final UpdateTracker tracker = new UpdateTracker(
            UpdateSelector.since(1), true, 0, Duration.ofDays(7).toMillis(), 10_000);

    @Test
    public void ofTheWorstResponsesAMebibyteIsKept() {
        for (WorstResponse worst : WorstResponse.values()) {
            if (worst.read(worst.body(HttpTransport.MAX_BODY)) instanceof ApiResponse<?> response) {
                assertThat(worst.name(), kept((ServiceLogs) response.body()), lessThanOrEqualTo(MEBIBYTE));
            }
        }
    }

    @Test
    public void aHeavyNewerUpdateIsNotKeptBesidesTheJudgedOne() throws Exception {
        kept(logs(heavy(1), heavy(2)));
        ServiceLogs superseded = logs(heavy(1), heavy(2), heavy(3));
        assertThat(superseded.logs().stream().mapToInt(Log::weight).sum(), greaterThan(MEBIBYTE));
        assertThat(kept(superseded), lessThanOrEqualTo(MEBIBYTE));
    }

    @Test
    public void ofTwoHeavyRecordsOfATimeTheJudgedIsKept() throws Exception {
        assertThat(kept(logs(heavy(1), heavy(2).replace("RUNNING", "SUCCESS"), heavy(2))), lessThanOrEqualTo(MEBIBYTE));
    }

    /** In bytes. */
    private int kept(ServiceLogs response) {
        Decision decision = tracker.onResponse(response, Duration.ZERO, 1).withoutNotices();
        Set<Log> kept = Collections.newSetFromMap(new IdentityHashMap<>());
        kept.addAll(ServiceSnapshot.of(response).whileWaiting(decision.judged()).logs());
        if (decision.judged() != null) {
            kept.add(decision.judged());
        }
        decision.notices().forEach(notice -> kept.add(notice.log()));
        return kept.stream().mapToInt(Log::weight).sum();
    }

    private static String heavy(long updateTime) {
        String nodes = IntStream.range(0, 1000)
                .mapToObj(i -> "{\"node_name\":\"" + "n".repeat(130) + i + "\"}")
                .collect(Collectors.joining(","));
        return "{\"result\":\"RUNNING\",\"update_time\":" + updateTime + ",\"result_detail\":[" + nodes + "]}";
    }

    private static ServiceLogs logs(String... logs) throws Exception {
        return Json.readerFor(ServiceLogs.class).readValue("{\"logs\":[" + String.join(",", logs) + "]}");
    }
}
