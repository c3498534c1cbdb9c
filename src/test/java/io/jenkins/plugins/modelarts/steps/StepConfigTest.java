package io.jenkins.plugins.modelarts.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import hudson.tasks.Publisher;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import java.util.Map;
import java.util.TreeMap;
import org.jenkinsci.plugins.structs.SymbolLookup;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Forms and scripts keep the step's arguments. */
public class StepConfigTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new BrowsedJenkins();

    @Rule
    public final Lab lab = new Lab();

    private static final DescribableModel<ModelArtsServiceLogsStep> MODEL =
            new DescribableModel<>(ModelArtsServiceLogsStep.class);

    /** By argument. The time of an update has no default. */
    private static final Map<String, Object> DEFAULTS = new TreeMap<>(Map.ofEntries(
            Map.entry("serviceId", ""),
            Map.entry("serviceName", ""),
            Map.entry("credentialsId", ""),
            Map.entry("region", ""),
            Map.entry("projectId", ""),
            Map.entry("since", 0L),
            Map.entry("wait", true),
            Map.entry("timeoutMinutes", 30),
            Map.entry("pollSeconds", 10),
            Map.entry("onFail", "FAILURE")));

    @Test
    public void everyArgumentSurvivesTheForm() throws Exception {
        lab.setUp();
        ModelArtsServiceLogsStep step = full();
        JENKINS.assertEqualDataBoundBeans(step, new StepConfigTester(JENKINS).configRoundTrip(step));
    }

    @Test
    public void theDefaultsSurviveTheForm() throws Exception {
        lab.setUp();
        ModelArtsServiceLogsStep step = new ModelArtsServiceLogsStep();
        step.setServiceId(Lab.SERVICE_ID);
        JENKINS.assertEqualDataBoundBeans(step, new StepConfigTester(JENKINS).configRoundTrip(step));
    }

    @Test
    public void aGeneratedSnippetNamesOnlyWhatDiffersFromTheDefaults() {
        ModelArtsServiceLogsStep step = new ModelArtsServiceLogsStep();
        step.setServiceId("a");
        step.setPollSeconds(5);
        assertEquals(
                "{pollSeconds=5, serviceId=a}",
                MODEL.uninstantiate2(step).getArguments().toString());
    }

    @Test
    public void noSnippetNamesADefault() throws Exception {
        for (Map.Entry<String, Object> argument : DEFAULTS.entrySet()) {
            ModelArtsServiceLogsStep step = MODEL.instantiate(Map.of(argument.getKey(), argument.getValue()), null);
            assertEquals(argument.getKey(), Map.of(), MODEL.uninstantiate2(step).getArguments());
        }
    }

    @Test
    public void aSnippetNamesEachArgumentThatIsNoDefault() throws Exception {
        Map<String, Object> arguments =
                new TreeMap<>(MODEL.uninstantiate2(full()).getArguments());
        arguments.put("serviceName", Lab.SERVICE_NAME);
        assertEquals("every argument has a value here", 11, arguments.size());
        for (Map.Entry<String, Object> argument : arguments.entrySet()) {
            Map<String, Object> one = Map.of(argument.getKey(), argument.getValue());
            assertEquals(one, MODEL.uninstantiate2(MODEL.instantiate(one, null)).getArguments());
        }
    }

    /** What Job DSL and configuration as code write. */
    @Test
    public void theSymbolAndItsFieldsMakeThePostBuildAction() throws Exception {
        Class<?> kind = SymbolLookup.get().findDescriptor(Publisher.class, "modelartsServiceLogsPublisher").clazz;
        Object made = DescribableModel.of(kind)
                .instantiate(Map.of("serviceId", Lab.SERVICE_ID, "updateTime", "${TIME}", "onFail", "UNSTABLE"), null);
        ModelArtsServiceLogsPublisher action = (ModelArtsServiceLogsPublisher) made;
        assertEquals(Lab.SERVICE_ID, action.getServiceId());
        assertEquals("${TIME}", action.getUpdateTime());
        assertEquals("UNSTABLE", action.getOnFail());
    }

    @Test
    public void anUpdateTimeMayBeANumberOrText() throws Exception {
        for (Object time : new Object[] {1574770228888L, "1574770228888"}) {
            ModelArtsServiceLogsStep step = MODEL.instantiate(Map.of("updateTime", time), null);
            assertEquals(Long.valueOf(1574770228888L), step.getUpdateTime());
        }
    }

    @Test
    public void theStepWaitsByDefault() {
        assertTrue(new ModelArtsServiceLogsStep().isWait());
    }

    private static ModelArtsServiceLogsStep full() {
        ModelArtsServiceLogsStep step = new ModelArtsServiceLogsStep();
        step.setServiceId(Lab.SERVICE_ID);
        step.setCredentialsId("huawei");
        step.setRegion(Simulator.PROJECT);
        step.setProjectId(Simulator.PROJECT_ID);
        step.setUpdateTime(1574770228888L);
        step.setSince(1574770228000L);
        step.setWait(false);
        step.setTimeoutMinutes(7);
        step.setPollSeconds(3);
        step.setOnFail("UNSTABLE");
        return step;
    }
}
