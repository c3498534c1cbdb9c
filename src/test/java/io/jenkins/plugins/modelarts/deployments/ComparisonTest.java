package io.jenkins.plugins.modelarts.deployments;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.deployments.Comparison.Line;
import io.jenkins.plugins.modelarts.deployments.Comparison.Part;
import java.util.List;
import org.junit.Test;

public class ComparisonTest {

    private static final String ONE = "{'model_name':'mnist','model_version':'0.0.1','weight':80}";
    private static final String TWO = "{'model_name':'mnist','model_version':'0.0.2','weight':80}";
    private static final String OTHER = "{'model_name':'other','weight':20}";

    @Test
    public void aModelHasEqualAndChangedSettings() throws Exception {
        Part model = comparison("{'config':[" + ONE + "]}", "{'config':[" + TWO + "]}")
                .parts()
                .get(0);
        assertEquals(List.of(new Line(SettingKind.VERSION, null, "0.0.1", "0.0.2")), model.changed());
        assertEquals(List.of(new Line(SettingKind.WEIGHT, null, "80\u00a0%", "80\u00a0%")), model.unchanged());
    }

    @Test
    public void aPartHasTheNamesOfBothVersions() throws Exception {
        Part model = comparison("{'config':[" + ONE + "]}", "{'config':[" + TWO + "]}")
                .parts()
                .get(0);
        assertEquals("mnist 0.0.1", model.before());
        assertEquals("mnist 0.0.2", model.after());
    }

    @Test
    public void anAddedModelHasNothingBefore() throws Exception {
        Part added = comparison("{'config':[" + ONE + "]}", "{'config':[" + ONE + "," + OTHER + "]}")
                .parts()
                .get(1);
        assertEquals(null, added.before());
        assertEquals(List.of(new Line(SettingKind.WEIGHT, null, null, "20\u00a0%")), added.settings());
    }

    @Test
    public void aRemovedModelComesLast() throws Exception {
        Part removed = comparison("{'config':[" + OTHER + "," + ONE + "]}", "{'config':[" + ONE + "]}")
                .parts()
                .get(1);
        assertEquals("other", removed.before());
        assertEquals(null, removed.after());
        assertEquals(List.of(new Line(SettingKind.WEIGHT, null, "20\u00a0%", null)), removed.settings());
    }

    @Test
    public void theUpdateAsAWholeIsThePartAfterTheModels() throws Exception {
        List<Part> parts = comparison("{'cluster_id':'a','config':[" + ONE + "]}", "{'config':[" + ONE + "]}")
                .parts();
        assertFalse(parts.get(0).isWhole());
        assertTrue(parts.get(1).isWhole());
        assertEquals(
                List.of(new Line(SettingKind.POOL, null, "a", null)),
                parts.get(1).changed());
    }

    @Test
    public void anUpdateIsEqualToItself() throws Exception {
        String update = "{'cluster_id':'a','config':[" + ONE + "," + OTHER + "]}";
        assertTrue(comparison(update, update).isEqual());
    }

    @Test
    public void ofSettingsWithOneKeyTheFirstCounts() throws Exception {
        Part whole = comparison("{'extend_config':['x','x']}", "{'extend_config':['x']}")
                .parts()
                .get(0);
        assertEquals(List.of(new Line(SettingKind.EXTEND_CONFIG, "x", "x", "x")), whole.settings());
    }

    private static Comparison comparison(String before, String after) throws JsonProcessingException {
        return Comparison.of(log(before), log(after));
    }

    private static Log log(String json) throws JsonProcessingException {
        return Json.readerFor(Log.class).readValue(json.replace('\'', '"'));
    }
}
