package io.jenkins.plugins.modelarts.history;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.client.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import java.util.List;
import org.junit.Test;

public class FactsTest {

    @Test
    public void whatIsAbsentIsNoFact() throws Exception {
        assertEquals(List.of(), Facts.of(model("{}")));
    }

    @Test
    public void everyDocumentedFieldOfAModelIsAFact() throws Exception {
        assertEquals(
                List.of(
                        new Fact(Aspect.MODEL_ID, null, "m1"),
                        new Fact(Aspect.VERSION, null, "0.0.1"),
                        new Fact(Aspect.WEIGHT, null, "80\u00a0%"),
                        new Fact(Aspect.SPECIFICATION, null, "custom"),
                        new Fact(Aspect.INSTANCES, null, "2"),
                        new Fact(Aspect.CPU, null, "0.01"),
                        new Fact(Aspect.MEMORY, null, "1024\u00a0MB"),
                        new Fact(Aspect.GPU, null, "0.5"),
                        new Fact(Aspect.ASCEND, null, "1"),
                        new Fact(Aspect.POOL, null, "p1"),
                        new Fact(Aspect.ENVIRONMENT, "KEY", "****"),
                        new Fact(Aspect.MAX_SURGE, "any", "2"),
                        new Fact(Aspect.MAX_UNAVAILABLE, "any", "10\u00a0%"),
                        new Fact(Aspect.GRACE_PERIOD, "any", "30\u00a0s"),
                        new Fact(Aspect.LOG_VOLUME, "any: /logs", "← /var/logs"),
                        new Fact(Aspect.PERSISTENT_VOLUME, "any: vol", "/data ← sfs_turbo id1")),
                Facts.of(model("""
                    {"model_id":"m1","model_name":"mnist","model_version":"0.0.1","weight":80,
                     "specification":"custom","instance_count":2,"cluster_id":"p1","envs":{"KEY":"secret"},
                     "custom_spec":{"cpu":0.01,"memory":1024,"gpu_p4":0.5,"ascend_a310":1},
                     "additional_properties":{"any":{"max_surge":2,"max_unavailable":0.1,
                      "termination_grace_period_seconds":30,
                      "log_volume":[{"host_path":"/var/logs","mount_path":"/logs"}],
                      "persistent_volumes":[{"name":"vol","mount_path":"/data",
                       "storage_type":"sfs_turbo","source_address":"id1"}]}}}\
                    """)));
    }

    @Test
    public void everyDocumentedFieldOfAnUpdateBesidesModelsAndNodesIsAFact() throws Exception {
        String json = "{\"cluster_id\":\"p1\",\"extend_config\":[\"x\"],\"success_num\":2,\"failed_num\":1}";
        assertEquals(
                List.of(
                        new Fact(Aspect.POOL, null, "p1"),
                        new Fact(Aspect.EXTEND_CONFIG, "x", "x"),
                        new Fact(Aspect.NODES_SUCCEEDED, null, "2"),
                        new Fact(Aspect.NODES_FAILED, null, "1")),
                Facts.of(Json.readerFor(Log.class).<Log>readValue(json)));
    }

    private static ServiceLogConfig model(String json) throws Exception {
        return Json.readerFor(ServiceLogConfig.class).readValue(json);
    }
}
