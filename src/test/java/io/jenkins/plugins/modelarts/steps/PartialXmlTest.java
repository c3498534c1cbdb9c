package io.jenkins.plugins.modelarts.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.Result;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** Jobs whose XML an older version or a person wrote. */
public class PartialXmlTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    private static final String PUBLISHER = ModelArtsServiceLogsPublisher.class.getName();
    private static final String STEP = ModelArtsServiceLogsStep.class.getName();

    @Test
    public void whatAStepLacksHasItsDefault() {
        ModelArtsServiceLogsStep step = step("<serviceId>id</serviceId>");
        assertEquals("id", step.getServiceId());
        assertEquals("FAILURE", step.getOnFail());
        assertTrue(step.isWait());
        assertEquals(30, step.getTimeoutMinutes());
        assertEquals(10, step.getPollSeconds());
    }

    @Test
    public void whatAStepHasIsKept() {
        ModelArtsServiceLogsStep step = step("<wait>false</wait><timeoutMinutes>7</timeoutMinutes>"
                + "<pollSeconds>5</pollSeconds><onFail>NONE</onFail>");
        assertEquals("NONE", step.getOnFail());
        assertFalse(step.isWait());
        assertEquals(7, step.getTimeoutMinutes());
        assertEquals(5, step.getPollSeconds());
    }

    @Test
    public void anUnknownOnFailFailsTheBuild() {
        assertEquals("FAILURE", step("<onFail>EXPLODE</onFail>").getOnFail());
    }

    @Test
    public void whatAPostBuildActionLacksHasItsDefault() {
        ModelArtsServiceLogsPublisher action = (ModelArtsServiceLogsPublisher)
                Items.XSTREAM2.fromXML("<" + PUBLISHER + "><serviceId>id</serviceId></" + PUBLISHER + ">");
        assertEquals("id", action.getServiceId());
        assertEquals("FAILURE", action.getOnFail());
        assertTrue(action.isWait());
        assertEquals("30", action.getTimeoutMinutes());
        assertEquals("10", action.getPollSeconds());
    }

    @Test
    public void aPostBuildActionWithoutServiceSaysWhatIsMissing() throws Exception {
        String xml = "<project><publishers><" + PUBLISHER + "/></publishers></project>";
        FreeStyleProject job = (FreeStyleProject) JENKINS.jenkins.createProjectFromXML(
                "partial", new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
        JENKINS.assertLogContains(
                "Set either serviceId or serviceName", JENKINS.buildAndAssertStatus(Result.FAILURE, job));
    }

    private static ModelArtsServiceLogsStep step(String arguments) {
        return (ModelArtsServiceLogsStep) Items.XSTREAM2.fromXML("<" + STEP + ">" + arguments + "</" + STEP + ">");
    }
}
