package io.jenkins.plugins.modelarts.deployments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.sameInstance;

import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** A build that waits keeps a mebibyte at most, and what its page needs of it. */
public class ServiceSnapshotTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Test
    public void aUsualResponseIsKeptAsItIs() throws Exception {
        ServiceSnapshot all = snapshot(100, 1);
        assertThat(all.whileWaiting(all.logs().get(0)), sameInstance(all));
    }

    @Test
    public void ofAHugeResponseAMebibyteIsKept() throws Exception {
        ServiceSnapshot all = snapshot(1000, 20);
        assertThat(weight(all), greaterThan(4 << 20));
        assertThat(weight(all.whileWaiting(null)), lessThanOrEqualTo(1 << 20));
    }

    @Test
    public void aFileThatHoldsNothingIsEmpty() throws Exception {
        Path file = Files.writeString(folder.newFile().toPath(), "null");
        assertThat(ServiceSnapshot.read(file), is(ServiceSnapshot.EMPTY));
    }

    @Test
    public void theNewestAreKept() throws Exception {
        ServiceSnapshot all = snapshot(1000, 20);
        ServiceSnapshot kept = all.whileWaiting(null);
        assertThat(kept.logs(), is(all.logs().subList(0, kept.logs().size())));
    }

    @Test
    public void theJudgedUpdateAndTheOneBeforeAreAlwaysKept() throws Exception {
        ServiceSnapshot all = snapshot(1000, 20);
        Log judged = all.logs().get(all.logs().size() - 2);
        ServiceSnapshot kept = all.whileWaiting(judged);
        assertThat(weight(kept), lessThanOrEqualTo(1 << 20));
        assertThat(kept.at(judged.updateTime()).isPresent(), is(true));
        assertThat(kept.changes(judged), is(all.changes(judged)));
        assertThat(kept.before(judged), is(all.before(judged)));
    }

    @Test
    public void heavyRecordsLeaveRoomForTheJudgedOne() throws Exception {
        ServiceSnapshot all = snapshot(10, 1000);
        Log judged = all.logs().get(8);
        ServiceSnapshot kept = all.whileWaiting(judged);
        assertThat(weight(kept), lessThanOrEqualTo(1 << 20));
        assertThat(kept.before(judged), is(all.before(judged)));
    }

    private static int weight(ServiceSnapshot snapshot) {
        return snapshot.logs().stream().mapToInt(Log::weight).sum();
    }

    private static ServiceSnapshot snapshot(int records, int nodesOfEach) throws Exception {
        String nodes = IntStream.range(0, nodesOfEach)
                .mapToObj(i -> "{\"node_name\":\"" + "n".repeat(200) + i + "\"}")
                .collect(Collectors.joining(","));
        String logs = IntStream.range(0, records)
                .mapToObj(i -> "{\"update_time\":" + (records - i) + ",\"result_detail\":[" + nodes + "]}")
                .collect(Collectors.joining(","));
        return ServiceSnapshot.of(Json.readerFor(ServiceLogs.class).readValue("{\"logs\":[" + logs + "]}"));
    }
}
