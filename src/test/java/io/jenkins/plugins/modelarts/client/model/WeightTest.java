package io.jenkins.plugins.modelarts.client.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;

import java.util.Collections;
import java.util.List;
import org.junit.Test;

/** Every part of a record counts, so that no kind of response takes more heap than it seems to. */
public class WeightTest {

    private static final int OBJECT = 96;
    private static final int MODEL = 480;

    /** A text of four characters. */
    private static final int TEXT = 48 + 2 * 4;

    @Test
    public void everyTextOfARecordCounts() throws Exception {
        assertThat(weight("{}"), is(2 * OBJECT));
        assertThat(added("'result':'four'"), is(TEXT));
        assertThat(added("'cluster_id':'four'"), is(TEXT));
        assertThat(added("'extend_config':['four','four']"), is(2 * TEXT));
    }

    @Test
    public void aLongerTextWeighsTwoBytesForEachCharacter() throws Exception {
        assertThat(added("'result':'longer'") - added("'result':'long'"), is(4));
    }

    @Test
    public void everyNodeCountsWithItsTexts() throws Exception {
        assertThat(added("'result_detail':[{},{}]"), is(2 * OBJECT));
        assertThat(
                added("'result_detail':[{'node_name':'four','node_id':'four','operation':'four'}]"),
                is(OBJECT + 3 * TEXT));
    }

    @Test
    public void everyModelCountsWithItsTexts() throws Exception {
        assertThat(added("'config':[{},{}]"), is(2 * MODEL));
        String texts = "'model_id':'four','model_name':'four','model_version':'four',"
                + "'specification':'four','cluster_id':'four'";
        assertThat(added("'config':[{" + texts + "}]"), is(MODEL + 5 * TEXT));
    }

    @Test
    public void everyNameOfAVariableCounts() throws Exception {
        assertThat(added("'config':[{'envs':{'FOUR':'x','MORE':'x'}}]"), is(MODEL + 2 * (OBJECT + TEXT)));
    }

    @Test
    public void everyPropertyCountsWithItsVolumes() throws Exception {
        int property = MODEL + 2 * OBJECT + TEXT;
        assertThat(addedProperty("{}"), is(property));
        assertThat(
                addedProperty("{'log_volume':[{'host_path':'four','mount_path':'four'}]}"),
                is(property + OBJECT + 2 * TEXT));
        assertThat(
                addedProperty("{'persistent_volumes':[{'name':'four','mount_path':'four','storage_type':'four',"
                        + "'source_address':'four'}]}"),
                is(property + OBJECT + 4 * TEXT));
    }

    @Test
    public void asManyAsWeighEnoughTogetherAreFirst() {
        assertThat(Weight.first(List.of(1, 2, 3), number -> number, 6), contains(1, 2, 3));
        assertThat(Weight.first(List.of(1, 2, 3), number -> number, 5), contains(1, 2));
        assertThat(Weight.first(List.of(3, 1), number -> number, 2).isEmpty(), is(true));
    }

    @Test
    public void aRecordOfTheGreatestWeightStaysWhole() {
        UpdateResult node = new UpdateResult(true, "n".repeat(173), null, null);
        List<String> rest = List.of("x".repeat(1130));
        Log log = new Log(1L, null, List.of(), 998, 0, Collections.nCopies(998, node), null, rest);
        assertThat(log.weight(), is(Log.MAX_WEIGHT));
        assertThat(log.bounded(), is(log));
    }

    @Test
    public void recordsOfTheGreatestWeightTogetherAreAllKept() {
        NewestLogs logs = new NewestLogs();
        List<String> texts = Collections.nCopies(4, "x".repeat(2000));
        for (long time = 1; time <= 512; time++) {
            logs.add(new Log(time, null, List.of(), null, null, List.of(), null, texts));
        }
        assertThat(logs.list().stream().mapToInt(Log::weight).sum(), is(NewestLogs.MAX_WEIGHT));
        assertThat(logs.list(), hasSize(512));
    }

    private static int addedProperty(String json) throws Exception {
        return added("'config':[{'additional_properties':{'four':" + json + "}}]");
    }

    private static int added(String fields) throws Exception {
        return weight("{" + fields + "}") - weight("{}");
    }

    private static int weight(String json) throws Exception {
        Log log = Json.readerFor(Log.class).readValue(json.replace('\'', '"'));
        return log.weight();
    }
}
