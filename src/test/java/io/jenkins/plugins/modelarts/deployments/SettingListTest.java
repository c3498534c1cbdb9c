package io.jenkins.plugins.modelarts.deployments;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import java.util.List;
import org.junit.Test;

public class SettingListTest {

    @Test
    public void aMissingValueIsNoSetting() throws Exception {
        assertEquals(List.of(), SettingList.of(model("{}")));
    }

    @Test
    public void everyDocumentedFieldOfAModelIsASetting() throws Exception {
        assertEquals(
                List.of(
                        new Setting(SettingKind.MODEL_ID, null, "m1"),
                        new Setting(SettingKind.VERSION, null, "0.0.1"),
                        new Setting(SettingKind.WEIGHT, null, "80\u00a0%"),
                        new Setting(SettingKind.SPECIFICATION, null, "custom"),
                        new Setting(SettingKind.INSTANCES, null, "2"),
                        new Setting(SettingKind.CPU, null, "0.01"),
                        new Setting(SettingKind.MEMORY, null, "1024\u00a0MB"),
                        new Setting(SettingKind.GPU, null, "0.5"),
                        new Setting(SettingKind.ASCEND, null, "1"),
                        new Setting(SettingKind.POOL, null, "p1"),
                        new Setting(SettingKind.ENVIRONMENT, "KEY", "****"),
                        new Setting(SettingKind.MAX_SURGE, "any", "2"),
                        new Setting(SettingKind.MAX_UNAVAILABLE, "any", "10\u00a0%"),
                        new Setting(SettingKind.GRACE_PERIOD, "any", "30\u00a0s"),
                        new Setting(SettingKind.LOG_VOLUME, "any: /logs", "← /var/logs"),
                        new Setting(SettingKind.PERSISTENT_VOLUME, "any: vol", "/data ← sfs_turbo id1")),
                SettingList.of(model("""
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
    public void everyDocumentedFieldOfAnUpdateIsASetting() throws Exception {
        String json = "{\"cluster_id\":\"p1\",\"extend_config\":[\"x\"],\"success_num\":2,\"failed_num\":1}";
        assertEquals(
                List.of(
                        new Setting(SettingKind.POOL, null, "p1"),
                        new Setting(SettingKind.EXTEND_CONFIG, "x", "x"),
                        new Setting(SettingKind.NODES_SUCCEEDED, null, "2"),
                        new Setting(SettingKind.NODES_FAILED, null, "1")),
                SettingList.of(Json.readerFor(Log.class).<Log>readValue(json)));
    }

    private static ServiceLogConfig model(String json) throws Exception {
        return Json.readerFor(ServiceLogConfig.class).readValue(json);
    }
}
