package io.jenkins.plugins.modelarts.deployments;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import org.junit.Test;

public class ConfigDigestTest {

    private static final String ONE = "{'model_id':'m1','model_name':'mnist','model_version':'0.0.1','weight':80}";
    private static final String TWO = "{'model_id':'m2','model_name':'mnist','model_version':'0.0.2','weight':20}";

    @Test
    public void itHasSixteenDigits() throws Exception {
        assertThat(digest("{}"), matchesPattern("[0-9a-f]{16}"));
    }

    @Test
    public void timeResultAndNodesDoNotCount() throws Exception {
        assertEquals(
                digest("{'update_time':1,'result':'FAIL','config':[" + ONE + "],'success_num':1,'failed_num':2}"),
                digest("{'update_time':2,'result':'SUCCESS','config':[" + ONE + "]}"));
    }

    @Test
    public void theOrderOfModelsDoesNotCount() throws Exception {
        assertEquals(digest("{'config':[" + ONE + "," + TWO + "]}"), digest("{'config':[" + TWO + "," + ONE + "]}"));
    }

    @Test
    public void theOrderOfEnvironmentVariablesDoesNotCount() throws Exception {
        assertEquals(
                digest("{'config':[{'model_id':'m1','envs':{'A':'1','B':'2'}}]}"),
                digest("{'config':[{'model_id':'m1','envs':{'B':'2','A':'1'}}]}"));
    }

    @Test
    public void aWeightCounts() throws Exception {
        assertThat(
                digest("{'config':[" + ONE + "]}"), is(not(digest("{'config':[" + ONE.replace("80", "100") + "]}"))));
    }

    @Test
    public void theSameModelTwiceIsAnotherConfiguration() throws Exception {
        assertThat(digest("{'config':[" + ONE + "]}"), is(not(digest("{'config':[" + ONE + "," + ONE + "]}"))));
    }

    @Test
    public void thePoolAndTheExtendedConfigurationCount() throws Exception {
        String plain = digest("{'config':[" + ONE + "]}");
        assertThat(digest("{'config':[" + ONE + "],'cluster_id':'pool'}"), is(not(plain)));
        assertThat(digest("{'config':[" + ONE + "],'extend_config':['x']}"), is(not(plain)));
    }

    private static String digest(String json) throws JsonProcessingException {
        Log log = Json.readerFor(Log.class).readValue(json.replace('\'', '"'));
        return ConfigDigest.of(log);
    }
}
