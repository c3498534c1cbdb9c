package io.jenkins.plugins.modelarts.client.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.Test;

/** What a hostile server sends is harmless and small when it is a record. */
public class HostileResponseTest {

    private static final String FORGED = "x\n\u001b[2K\u202eFinished: SUCCESS\ud800";
    private static final String CLEAN = "x [2K Finished: SUCCESS";

    /** A new one for each test, because a mapper keeps how it reads a type. */
    private final ObjectMapper mapper = Json.mapper();

    @Test
    public void everyTextOfARecordIsOneCleanLine() throws Exception {
        Log log = log("""
            {"result":T,"cluster_id":T,"extend_config":[T],
             "result_detail":[{"node_name":T,"operation":T,"node_id":T}],
             "config":[{"model_id":T,"model_name":T,"model_version":T,"specification":T,"cluster_id":T,
              "additional_properties":{"p":{"log_volume":[{"host_path":T,"mount_path":T}],"persistent_volumes":[
               {"name":T,"mount_path":T,"storage_type":T,"source_address":T}]}}}]}\
            """.replace("T", new ObjectMapper().writeValueAsString(FORGED)));
        ServiceLogConfig model = log.config().get(0);
        assertThat(
                List.of(
                        log.result(),
                        log.clusterId(),
                        log.extendConfig().get(0),
                        model.modelId(),
                        model.modelName(),
                        model.modelVersion(),
                        model.specification(),
                        model.clusterId()),
                is(IntStream.range(0, 8).mapToObj(i -> CLEAN).toList()));
        assertThat(log.resultDetail(), contains(new UpdateResult(null, CLEAN, CLEAN, CLEAN)));
        ModelAdditionalProperties properties = model.additionalProperties().get("p");
        assertThat(properties.logVolume(), contains(new LogVolume(CLEAN, CLEAN)));
        assertThat(properties.persistentVolumes(), contains(new PersistentVolumes(CLEAN, CLEAN, CLEAN, CLEAN)));
    }

    @Test
    public void theTextsAboutAServiceAreCleanLines() throws Exception {
        String text = new ObjectMapper().writeValueAsString(FORGED);
        ServiceDetails details = read(
                ServiceDetails.class,
                "{\"service_id\":T,\"service_name\":T,\"infer_type\":T,\"status\":T,\"error_msg\":T}"
                        .replace("T", text));
        assertThat(details, is(new ServiceDetails(CLEAN, CLEAN, CLEAN, CLEAN, null, CLEAN, null)));
        ServiceEvent event = read(ServiceEvent.class, "{\"event_type\":T,\"event_info\":T}".replace("T", text));
        assertThat(List.of(event.eventType(), event.eventInfo()), contains(CLEAN, CLEAN));
        ServiceLogs logs = read(ServiceLogs.class, "{\"service_id\":T,\"service_name\":T}".replace("T", text));
        assertThat(List.of(logs.serviceId(), logs.serviceName()), contains(CLEAN, CLEAN));
    }

    @Test
    public void aTextWithoutAnythingToSeeIsAbsent() throws Exception {
        Log log = log("{\"result\":\" \\n\\u202e\",\"extend_config\":[\"\\u0000\",\"x\"]}");
        assertThat(log.result(), is(nullValue()));
        assertThat(log.extendConfig(), contains("x"));
    }

    @Test
    public void noNumberIsANegativeZero() throws Exception {
        assertThat(read(CustomSpec.class, "{\"cpu\":-1e-999999999}").cpu(), is(0.0));
    }

    @Test
    public void longNamesAndTextsAreCut() throws Exception {
        String huge = "\"" + "x".repeat(100_000) + "\"";
        assertThat(log("{\"result\":" + huge + "}").result().length(), is(257));
        assertThat(
                read(ServiceEvent.class, "{\"event_info\":" + huge + "}")
                        .eventInfo()
                        .length(),
                is(2001));
    }

    @Test
    public void namesOfVariablesAndPropertiesAreKeys() throws Exception {
        ServiceLogConfig model = log("""
            {"config":[{"envs":{"a\\":1,\\"b":"v"},"additional_properties":{"c</c>\\n'":{"max_surge":1}}}]}\
            """).config().get(0);
        assertThat(model.envs().keySet(), contains("a__1__b"));
        assertThat(model.additionalProperties().keySet(), contains("c__c___"));
    }

    @Test
    public void timesOutsideTheYearsOfBrowsersAreAbsent() throws Exception {
        for (long time : new long[] {0, -1, 253_402_300_800_000L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            assertThat(log("{\"update_time\":" + time + "}").updateTime(), is(nullValue()));
            assertThat(read(ServiceEvent.class, "{\"occur_time\":" + time + "}").occurTime(), is(nullValue()));
            assertThat(
                    read(ServiceDetails.class, "{\"update_time\":" + time + "}").updateTime(), is(nullValue()));
        }
    }

    @Test
    public void theLastMillisecondOf9999IsATime() throws Exception {
        assertThat(log("{\"update_time\":253402300799999}").updateTime(), is(253_402_300_799_999L));
    }

    @Test
    public void theNewestThousandRecordsAreKeptInTheirOrder() throws Exception {
        ServiceLogs logs = logs(3000, i -> "{\"update_time\":" + (i % 2 == 0 ? 10_000 + i : i + 1) + "}");
        List<Long> expected = IntStream.range(1000, 3000)
                .filter(i -> i % 2 == 0)
                .mapToObj(i -> 10_000L + i)
                .toList();
        assertThat(logs.logs().stream().map(Log::updateTime).toList(), is(expected));
    }

    @Test
    public void recordsWithoutATimeGoFirst() throws Exception {
        ServiceLogs logs = logs(2001, i -> i == 2000 ? "{\"update_time\":1}" : "{}");
        assertThat(logs.logs(), hasSize(1000));
        assertThat(logs.logs().get(999).updateTime(), is(1L));
    }

    @Test
    public void partsOfARecordAreBounded() throws Exception {
        Log log = log("{\"config\":[" + join(5000, i -> "{}") + "],\"result_detail\":[" + join(5000, i -> "{}")
                + "],\"extend_config\":[" + join(5000, i -> "\"x\"") + "]}");
        assertThat(log.config(), hasSize(50));
        assertThat(log.resultDetail(), hasSize(1000));
        assertThat(log.extendConfig(), hasSize(50));
    }

    @Test
    public void partsOfAModelAreBounded() throws Exception {
        ServiceLogConfig model = log("{\"config\":[{\"envs\":{" + join(40_000, i -> "\"N" + i + "\":1")
                        + "},\"additional_properties\":{" + join(500, i -> "\"P" + i + "\":{}") + "}}]}")
                .config()
                .get(0);
        assertThat(model.envs().keySet(), hasSize(100));
        assertThat(model.additionalProperties().keySet(), hasSize(10));
        ModelAdditionalProperties properties = read(
                ModelAdditionalProperties.class,
                "{\"log_volume\":[" + join(500, i -> "{}") + "],\"persistent_volumes\":[" + join(500, i -> "{}")
                        + "]}");
        assertThat(properties.logVolume(), hasSize(20));
        assertThat(properties.persistentVolumes(), hasSize(20));
    }

    @Test
    public void listsOfServicesAndEventsAreBounded() throws Exception {
        String events = "{\"events\":[" + join(5000, i -> "{}") + "]}";
        assertThat(read(ServiceEventList.class, events).events(), hasSize(1000));
    }

    @Test
    public void aTextInPlaceOfAnObjectBecomesItsJson() throws Exception {
        assertThat(log("{\"extend_config\":[{\"a\":[1]}]}").extendConfig(), contains("{\"a\":[1]}"));
    }

    @Test
    public void aBrokenListInATextSpoilsNothingElse() throws Exception {
        Log log = log("{\"config\":\"[{\",\"result\":\"FAIL\"}");
        assertThat(log, is(log("{\"result\":\"FAIL\"}")));
    }

    @Test
    public void oneRecordWeighsHalfAMebibyteAtMost() throws Exception {
        String nodes = join(1000, i -> "{\"node_name\":\"" + "中".repeat(256) + "\",\"node_id\":\"" + i + "\"}");
        String models = join(
                50,
                i -> "{\"model_name\":\"m\",\"envs\":{" + join(100, n -> "\"" + "N".repeat(120) + n + "\":1") + "}}");
        Log log = logs(1, i -> "{\"config\":[" + models + "],\"result_detail\":[" + nodes + "],\"update_time\":1}")
                .logs()
                .get(0);
        assertThat(log.updateTime(), is(1L));
        assertThat(log.weight(), lessThanOrEqualTo(480 << 10));
        assertThat(log.config().isEmpty() || log.resultDetail().isEmpty(), is(false));
    }

    @Test
    public void aThousandNodesWithUsualNamesFit() throws Exception {
        Log log = logs(
                        1,
                        i -> "{\"result_detail\":["
                                + join(
                                        1000,
                                        n -> "{\"node_name\":\"edge-node-" + n
                                                + "\",\"operation\":\"deploy\",\"node_id\":"
                                                + "\"195c1f2d-136d-40af-a0f3-db5717d2634a\",\"result\":true}")
                                + "]}")
                .logs()
                .get(0);
        assertThat(log.resultDetail(), hasSize(1000));
    }

    @Test
    public void allRecordsTogetherWeighEightMebibytesAtMost() throws Exception {
        String nodes = join(500, i -> "{\"node_name\":\"n\"}");
        List<Log> logs = logs(1000, i -> "{\"update_time\":" + (i + 1) + ",\"result_detail\":[" + nodes + "]}")
                .logs();
        assertThat(logs.stream().mapToInt(Log::weight).sum(), lessThanOrEqualTo(8 << 20));
        assertThat(logs.get(logs.size() - 1).updateTime(), is(1000L));
    }

    private static String join(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(","));
    }

    private ServiceLogs logs(int count, IntFunction<String> log) throws Exception {
        return read(ServiceLogs.class, "{\"logs\":[" + join(count, log) + "]}");
    }

    private Log log(String json) throws Exception {
        return read(Log.class, json);
    }

    private <T> T read(Class<T> type, String json) throws Exception {
        return mapper.readerFor(type).readValue(json);
    }
}
