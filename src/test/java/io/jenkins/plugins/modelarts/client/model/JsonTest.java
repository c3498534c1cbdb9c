package io.jenkins.plugins.modelarts.client.model;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.Test;

public class JsonTest {

    /** A new one for each test, because a mapper keeps how it reads a type. */
    private final ObjectMapper mapper = Json.mapper();

    @Test
    public void readsTheSampleOfTheApiPage() throws Exception {
        ServiceLogs page = read("""
            {"service_name":"mnist","service_id":"195c1f2d-136d-40af-a0f3-db5717d2634a","logs":[{
            "result":"SUCCESS","update_time":1574770228888,"config":[{"model_version":"0.0.1",
            "specification":"modelarts.vm.cpu.2u","model_name":"minst","weight":100,
            "model_id":"0e07b41b-173e-42db-8c16-8e1b44cc0d44","instance_count":1}]}]}\
            """);
        assertThat(page.serviceName(), is("mnist"));
        assertThat(page.serviceId(), is("195c1f2d-136d-40af-a0f3-db5717d2634a"));
        Log log = page.logs().get(0);
        assertThat(log.state(), is(UpdateState.SUCCESS));
        assertThat(log.updateTime(), is(1574770228888L));
        ServiceLogConfig config = log.config().get(0);
        assertThat(config.modelName(), is("minst"));
        assertThat(config.modelVersion(), is("0.0.1"));
        assertThat(config.weight(), is(100));
        assertThat(config.instanceCount(), is(1));
    }

    @Test
    public void readsTheOlderSampleWithItsUndocumentedField() throws Exception {
        ServiceLogs page = read("""
            {"service_id":"e2122bbd-f7c8-4bf8-bacc-59616276194b","service_name":"service-demo","logs":[{"config":[{
            "model_id":"f565ac47-6239-4e8c-b2dc-0665dc52e302","model_name":"model-demo","model_version":"0.0.1",
            "specification":"modelarts.vm.cpu.2u","custom_spec":{},"weight":100,"instance_count":1,
            "scaling":false,"envs":{},"cluster_id":"2c9080f86d37da64016d381fe5940002"}],"extend_config":[],
            "update_time":1586250930708,"result":"RUNNING","cluster_id":"2c9080f86d37da64016d381fe5940002"}]}\
            """);
        Log log = page.logs().get(0);
        assertThat(log.state(), is(UpdateState.RUNNING));
        assertThat(log.clusterId(), is("2c9080f86d37da64016d381fe5940002"));
        assertThat(log.extendConfig(), is(empty()));
        assertThat(log.config().get(0).customSpec(), is(new CustomSpec(null, null, null, null)));
    }

    @Test
    public void readsEveryFieldOfTheTables() throws Exception {
        Log log = log("""
            {"update_time":1,"result":"FAIL","success_num":2,"failed_num":1,"extend_config":["a"],
            "result_detail":[{"result":false,"node_name":"n","operation":"deploy","node_id":"i"}],
            "config":[{"custom_spec":{"gpu_p4":0.5,"memory":1024,"cpu":0.25,"ascend_a310":1},
            "additional_properties":{"default":{"max_surge":0.2,"max_unavailable":2,
            "termination_grace_period_seconds":30,"log_volume":[{"host_path":"/h","mount_path":"/m"}],
            "persistent_volumes":[{"name":"v","mount_path":"/p","storage_type":"sfs_turbo",
            "source_address":"s"}]}}}]}\
            """);
        assertThat(log.successNum(), is(2));
        assertThat(log.failedNum(), is(1));
        assertThat(log.extendConfig(), contains("a"));
        assertThat(log.resultDetail(), contains(new UpdateResult(false, "n", "deploy", "i")));
        ServiceLogConfig config = log.config().get(0);
        assertThat(config.customSpec(), is(new CustomSpec(0.25, 1024, 0.5, 1)));
        assertThat(
                config.additionalProperties(),
                is(Map.of(
                        "default",
                        new ModelAdditionalProperties(
                                List.of(new LogVolume("/h", "/m")),
                                0.2,
                                2.0,
                                30,
                                List.of(new PersistentVolumes("v", "/p", "sfs_turbo", "s"))))));
    }

    @Test
    public void numbersMayBeStrings() throws Exception {
        Log log = log("{\"update_time\":\"1574770228888\",\"config\":[{\"weight\":\"70\"}]}");
        assertThat(log.updateTime(), is(1574770228888L));
        assertThat(log.config().get(0).weight(), is(70));
    }

    @Test
    public void stringsMayBeNumbers() throws Exception {
        assertThat(log("{\"cluster_id\":0}").clusterId(), is("0"));
    }

    @Test
    public void listsMayBeStringsThatHoldJson() throws Exception {
        Log log = log("{\"config\":\"[{\\\"model_name\\\":\\\"m\\\",\\\"envs\\\":{\\\"A\\\":\\\"b\\\"}}]\"}");
        assertThat(log.config().get(0).modelName(), is("m"));
        assertThat(log.config().get(0).envs(), is(Map.of("A", ServiceLogConfig.MASK)));
    }

    @Test
    public void nullMissingAndEmptyAreTheSame() throws Exception {
        Log absent = log("{}");
        assertThat(log("{\"config\":null,\"result_detail\":[],\"extend_config\":[null]}"), is(absent));
        assertThat(absent.config(), is(empty()));
        assertThat(read("{\"logs\":null}"), is(read("{}")));
    }

    @Test
    public void unknownFieldsAreIgnored() throws Exception {
        assertThat(log("{\"result\":\"FAIL\",\"reason\":{\"deep\":[1]}}").state(), is(UpdateState.FAIL));
    }

    @Test
    public void aValueOfTheWrongKindSpoilsNothingElse() throws Exception {
        Log log = log("""
            {"config":7,"result_detail":{"a":1},"extend_config":"none","success_num":"many","failed_num":[1],
            "update_time":{"ms":1},"cluster_id":["a"],"result":"FAIL"}\
            """);
        assertThat(log.state(), is(UpdateState.FAIL));
        assertThat(log.config(), is(empty()));
        assertThat(log.resultDetail(), is(empty()));
        assertThat(log.successNum(), is(nullValue()));
        assertThat(log.failedNum(), is(nullValue()));
        assertThat(log.updateTime(), is(nullValue()));
    }

    @Test
    public void wrongKindsInsideAModelSpoilNothingElse() throws Exception {
        Log log = log("""
            {"config":[3,"x",[],{"custom_spec":"none","envs":["A"],"additional_properties":{"default":7},
            "instance_count":true,"weight":1e99,"model_name":"m"}],"result":"FAIL"}\
            """);
        assertThat(log.state(), is(UpdateState.FAIL));
        ServiceLogConfig last = log.config().get(log.config().size() - 1);
        assertThat(last.modelName(), is("m"));
        assertThat(last.envs(), is(Map.of()));
        assertThat(last.weight(), is(nullValue()));
    }

    @Test
    public void anEmptyTextCountsAsAbsent() throws Exception {
        Log log = log("""
            {"config":"","result_detail":"","extend_config":"","success_num":"","update_time":" ","result":"FAIL"}\
            """);
        assertThat(log, is(log("{\"result\":\"FAIL\"}")));
        ServiceLogConfig config = log("""
            {"config":[{"custom_spec":"","envs":"","additional_properties":"","model_name":"m"}]}\
            """).config().get(0);
        assertThat(config.modelName(), is("m"));
        assertThat(config.envs(), is(Map.of()));
    }

    @Test
    public void everyFieldAcceptsEveryKindOfValue() throws Exception {
        List<String> values = List.of(
                "null",
                "true",
                "-1",
                "1.5",
                "1e400",
                "123456789012345678901234567890",
                "\"\"",
                "\"x\"",
                "[]",
                "[[]]",
                "[1]",
                "[\"x\"]",
                "[null]",
                "{}",
                "{\"a\":{\"b\":[1]}}",
                "\"[1]\"",
                "\"{}\"");
        for (String field : List.of(
                "update_time",
                "result",
                "config",
                "success_num",
                "failed_num",
                "result_detail",
                "cluster_id",
                "extend_config",
                "model_id",
                "weight",
                "custom_spec",
                "envs",
                "instance_count",
                "additional_properties",
                "gpu_p4",
                "memory",
                "cpu",
                "ascend_a310",
                "log_volume",
                "max_surge",
                "termination_grace_period_seconds",
                "persistent_volumes",
                "node_name")) {
            for (String value : values) {
                String page = """
                    {"logs":[{%1$s},{"result_detail":[{%1$s}]},{"config":[{%1$s},{"custom_spec":{%1$s}},
                    {"additional_properties":{"p":{%1$s}}}]}]}\
                    """;
                String response = page.formatted("\"" + field + "\":" + value);
                assertThat(response, read(response).logs(), hasSize(3));
            }
        }
    }

    @Test
    public void numbersTooLargeForTheirTypeCountAsAbsent() throws Exception {
        Log log = log("{\"result\":\"FAIL\",\"update_time\":99999999999999999999,\"success_num\":9999999999}");
        assertThat(log, is(log("{\"result\":\"FAIL\"}")));
    }

    @Test
    public void onlyTheNamesOfEnvironmentVariablesAreKept() throws Exception {
        Log log = log("{\"config\":[{\"envs\":{\"PASSWORD\":\"sesame\",\"N\":7,\"O\":{\"p\":\"sesame\"}}}]}");
        assertThat(
                log.config().get(0).envs(),
                is(Map.of("PASSWORD", ServiceLogConfig.MASK, "N", ServiceLogConfig.MASK, "O", ServiceLogConfig.MASK)));
        assertThat(log.toString(), not(containsString("sesame")));
        assertThat(Json.writer().writeValueAsString(log), not(containsString("sesame")));
    }

    @Test
    public void writesTheApisOwnNamesAndReadsThemBack() throws Exception {
        ServiceLogs page = read("{\"service_id\":\"i\",\"logs\":[{\"update_time\":1,\"config\":[{\"weight\":5}]}]}");
        String written = Json.writer().writeValueAsString(page);
        assertThat(written, is("{\"service_id\":\"i\",\"logs\":[{\"update_time\":1,\"config\":[{\"weight\":5}]}]}"));
        assertThat(read(written), is(page));
    }

    @Test
    public void recordsCannotBeChanged() throws Exception {
        List<Log> logs = read("{\"logs\":[{}]}").logs();
        assertThat(logs, hasSize(1));
        assertThrows(UnsupportedOperationException.class, () -> logs.remove(0));
    }

    @Test
    public void truthValuesMayBeStringsInAnyCase() throws Exception {
        Log log = log("{\"result_detail\":[{\"result\":true},{\"result\":\"TRUE\"},{\"result\":\"False\"}]}");
        assertThat(log.resultDetail().stream().map(UpdateResult::result).toList(), contains(true, true, false));
    }

    @Test
    public void aNumberOfMoreThanFortyCharactersCountsAsAbsent() throws Exception {
        String forty = "0." + "0".repeat(37) + "1";
        assertThat(mapper.readValue("{\"cpu\":" + forty + "}", CustomSpec.class).cpu(), is(1e-38));
        assertThat(
                mapper.readValue("{\"cpu\":" + forty + "0}", CustomSpec.class).cpu(), is(nullValue()));
    }

    @Test
    public void plainRecordsAreMapsUnderTheApisNames() throws Exception {
        Log log = log("{\"update_time\":1574770228888,\"result\":\"FAIL\",\"extend_config\":[\"a\"]}");
        assertThat(
                Json.plain(List.of(log)),
                contains(Map.of("update_time", 1574770228888L, "result", "FAIL", "extend_config", List.of("a"))));
    }

    @Test
    public void aBodyOfOneMebibyteIsTheLargestTree() {
        String largest = "{}" + " ".repeat((1 << 20) - 2);
        assertThat(Json.tree(largest.getBytes(StandardCharsets.UTF_8)).isPresent(), is(true));
        assertThat(Json.tree((largest + " ").getBytes(StandardCharsets.UTF_8)), is(Optional.empty()));
    }

    @Test
    public void brokenJsonIsNoTree() {
        assertThat(Json.tree("{\"logs\":[".getBytes(StandardCharsets.UTF_8)), is(Optional.empty()));
        assertThat(Json.tree("<html>".getBytes(StandardCharsets.UTF_8)), is(Optional.empty()));
    }

    @Test
    public void deepNestingIsRefusedAndNotAStackOverflow() {
        byte[] deep = "[".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
        assertThat(Json.tree(deep), is(Optional.empty()));
    }

    private ServiceLogs read(String json) throws JsonProcessingException {
        return mapper.readerFor(ServiceLogs.class).readValue(json);
    }

    private Log log(String json) throws JsonProcessingException {
        return mapper.readerFor(Log.class).readValue(json);
    }
}
