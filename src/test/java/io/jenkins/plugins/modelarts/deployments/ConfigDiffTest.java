package io.jenkins.plugins.modelarts.deployments;

import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import java.util.List;
import org.junit.Test;

public class ConfigDiffTest {

    private static final String MODEL = "'model_id':'m1','model_name':'mnist','model_version':'0.0.1'";

    @Test
    public void theSameUpdateTwiceChangesNothing() throws Exception {
        assertChanges("{'config':[{" + MODEL + ",'weight':100}]}", "{'config':[{" + MODEL + ",'weight':100}]}");
    }

    @Test
    public void timeAndResultAreNoChange() throws Exception {
        assertChanges("{'update_time':1,'result':'FAIL'}", "{'update_time':2,'result':'SUCCESS'}");
    }

    @Test
    public void aNewVersionWithItsNewIdIsOneChange() throws Exception {
        assertChanges(
                "{'config':[{" + MODEL + "}]}",
                "{'config':[{'model_id':'m2','model_name':'mnist','model_version':'0.0.2'}]}",
                change("mnist 0.0.2", SettingKind.VERSION, null, "0.0.1", "0.0.2"));
    }

    @Test
    public void anotherIdOfTheSameVersionIsAChange() throws Exception {
        assertChanges(
                "{'config':[{" + MODEL + "}]}",
                "{'config':[{'model_id':'m2','model_name':'mnist','model_version':'0.0.1'}]}",
                change("mnist 0.0.1", SettingKind.MODEL_ID, null, "m1", "m2"));
    }

    @Test
    public void theSameIdCountsMoreThanTheSameName() throws Exception {
        String next = "{'model_id':'m2','model_name':'mnist','model_version':'0.0.2','weight':80}";
        assertChanges(
                "{'config':[{" + MODEL + ",'weight':100}]}",
                "{'config':[" + next + ",{" + MODEL + ",'weight':20}]}",
                change("mnist 0.0.2", SettingKind.MODEL, null, null, "80\u00a0%"),
                change("mnist 0.0.1", SettingKind.WEIGHT, null, "100\u00a0%", "20\u00a0%"));
    }

    @Test
    public void aRemovedModelIsAChange() throws Exception {
        assertChanges(
                "{'config':[{" + MODEL + ",'weight':20},{'model_id':'m2','model_name':'other','weight':80}]}",
                "{'config':[{'model_id':'m2','model_name':'other','weight':100}]}",
                change("other", SettingKind.WEIGHT, null, "80\u00a0%", "100\u00a0%"),
                change("mnist 0.0.1", SettingKind.MODEL, null, "20\u00a0%", null));
    }

    @Test
    public void oneModelDeployedTwiceIsComparedTwice() throws Exception {
        String twice = "{'config':[{" + MODEL + ",'weight':50},{" + MODEL + ",'weight':50}]}";
        assertChanges(twice, twice);
    }

    @Test
    public void specificationAndInstancesAreCompared() throws Exception {
        assertChanges(
                "{'config':[{" + MODEL + ",'specification':'cpu.2u','instance_count':1}]}",
                "{'config':[{" + MODEL + ",'specification':'custom','instance_count':3}]}",
                change("mnist 0.0.1", SettingKind.SPECIFICATION, null, "cpu.2u", "custom"),
                change("mnist 0.0.1", SettingKind.INSTANCES, null, "1", "3"));
    }

    @Test
    public void customResourcesAreComparedOneByOne() throws Exception {
        assertChanges(
                "{'config':[{" + MODEL + ",'custom_spec':{'cpu':4.5,'memory':8192,'gpu_p4':0.5}}]}",
                "{'config':[{" + MODEL + ",'custom_spec':{'cpu':8,'memory':8192,'ascend_a310':2}}]}",
                change("mnist 0.0.1", SettingKind.CPU, null, "4.5", "8"),
                change("mnist 0.0.1", SettingKind.ASCEND, null, null, "2"),
                change("mnist 0.0.1", SettingKind.GPU, null, "0.5", null));
    }

    @Test
    public void addedAndRemovedEnvironmentKeysHaveNoValues() throws Exception {
        assertChanges(
                "{'config':[{" + MODEL + ",'envs':{'STAYS':'a','GOES':'secret'}}]}",
                "{'config':[{" + MODEL + ",'envs':{'STAYS':'b','COMES':'secret'}}]}",
                change("mnist 0.0.1", SettingKind.ENVIRONMENT, "COMES", null, "****"),
                change("mnist 0.0.1", SettingKind.ENVIRONMENT, "GOES", "****", null));
    }

    @Test
    public void additionalPropertiesAreComparedByName() throws Exception {
        assertChanges(
                "{'config':[{" + MODEL + ",'additional_properties':{'a':{'max_surge':0.25},'b':{'max_surge':1}}}]}",
                "{'config':[{" + MODEL + ",'additional_properties':{'a':{'max_surge':0.5},'b':{'max_surge':1}}}]}",
                change("mnist 0.0.1", SettingKind.MAX_SURGE, "a", "25\u00a0%", "50\u00a0%"));
    }

    @Test
    public void mountsAreComparedByTheirPlace() throws Exception {
        String mount = "{'config':[{" + MODEL + ",'additional_properties':{'a':{'log_volume':[{'host_path':'%s',"
                + "'mount_path':'/logs'}]}}}]}";
        assertChanges(
                mount.formatted("/var/one"),
                mount.formatted("/var/two"),
                change("mnist 0.0.1", SettingKind.LOG_VOLUME, "a: /logs", "← /var/one", "← /var/two"));
    }

    @Test
    public void poolAndPersonalConfigurationOfTheWholeUpdateAreCompared() throws Exception {
        assertChanges(
                "{'cluster_id':'p1','extend_config':['x']}",
                "{'cluster_id':'p2','extend_config':['y']}",
                change(null, SettingKind.POOL, null, "p1", "p2"),
                change(null, SettingKind.EXTEND_CONFIG, "y", null, "y"),
                change(null, SettingKind.EXTEND_CONFIG, "x", "x", null));
    }

    @Test
    public void howManyNodesSucceededIsNoChangeOfTheSettings() throws Exception {
        assertChanges("{'success_num':3,'failed_num':0}", "{'success_num':2,'failed_num':1}");
    }

    private static Change change(String model, SettingKind kind, String name, String before, String after) {
        return new Change(model, kind, name, before, after);
    }

    private static void assertChanges(String before, String after, Change... expected) throws Exception {
        assertEquals(List.of(expected), ConfigDiff.between(log(before), log(after)));
    }

    private static Log log(String json) throws JsonProcessingException {
        return Json.readerFor(Log.class).readValue(json.replace('\'', '"'));
    }
}
