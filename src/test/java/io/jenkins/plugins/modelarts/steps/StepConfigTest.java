package io.jenkins.plugins.modelarts.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.simulator.Simulator;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.steps.StepConfigTester;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Forms and scripts keep the step's arguments. */
public class StepConfigTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final Lab lab = new Lab();

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
                new DescribableModel<>(ModelArtsServiceLogsStep.class)
                        .uninstantiate2(step)
                        .getArguments()
                        .toString());
    }

    @Test
    public void anUpdateTimeMayBeANumberOrText() throws Exception {
        DescribableModel<ModelArtsServiceLogsStep> model = new DescribableModel<>(ModelArtsServiceLogsStep.class);
        for (Object time : new Object[] {1574770228888L, "1574770228888"}) {
            ModelArtsServiceLogsStep step = model.instantiate(java.util.Map.of("updateTime", time), null);
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
