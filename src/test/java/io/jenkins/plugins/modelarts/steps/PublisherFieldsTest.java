package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import hudson.model.FreeStyleProject;
import hudson.model.Item;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The form of the post-build action keeps and checks its fields. */
public class PublisherFieldsTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new BrowsedJenkins();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    private final ModelArtsServiceLogsStep.DescriptorImpl form =
            JENKINS.jenkins.getDescriptorByType(ModelArtsServiceLogsStep.DescriptorImpl.class);
    private FreeStyleProject project;

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        project = JENKINS.createFreeStyleProject();
    }

    @Test
    public void everyFieldSurvivesTheForm() throws Exception {
        ModelArtsServiceLogsPublisher action = new ModelArtsServiceLogsPublisher();
        action.setServiceId(Lab.SERVICE_ID);
        action.setCredentialsId("huawei");
        action.setRegion(Simulator.PROJECT);
        action.setProjectId(Simulator.PROJECT_ID);
        action.setUpdateTime("1574770228888");
        action.setSince("1574770228000");
        action.setWait(false);
        action.setTimeoutMinutes("7");
        action.setPollSeconds("3");
        action.setOnFail("UNSTABLE");
        assertRoundTrip(action);
    }

    @Test
    public void theDefaultsSurviveTheForm() throws Exception {
        assertRoundTrip(new ModelArtsServiceLogsPublisher());
    }

    @Test
    public void variablesSurviveTheForm() throws Exception {
        ModelArtsServiceLogsPublisher action = new ModelArtsServiceLogsPublisher();
        action.setServiceName("${NAME}-${BUILD_NUMBER}");
        action.setCredentialsId("${CREDENTIALS}");
        action.setRegion("$REGION");
        action.setProjectId("${PROJECT}");
        action.setUpdateTime("${TIME}");
        action.setSince("$SINCE");
        action.setTimeoutMinutes("${MINUTES}");
        action.setPollSeconds("${SECONDS}");
        action.setOnFail("${ON_FAIL}");
        assertRoundTrip(action);
    }

    @Test
    public void aBadValueWithoutVariablesIsNotSaved() throws Exception {
        project.getPublishersList().add(new ModelArtsServiceLogsPublisher());
        try (JenkinsRule.WebClient browser = JENKINS.createWebClient().withThrowExceptionOnFailingStatusCode(false)) {
            var config = browser.getPage(project, "configure").getFormByName("config");
            config.getInputByName("_.updateTime").setValue("yesterday");
            assertThat(
                    JENKINS.submit(config).getWebResponse().getContentAsString(),
                    containsString("updateTime is yesterday"));
        }
    }

    @Test
    public void aVariableIsLegalInAFreestyleJobOnly() throws Exception {
        assertThat(check(project), is(FormValidation.Kind.OK));
        assertThat(check(JENKINS.createProject(WorkflowJob.class)), is(FormValidation.Kind.ERROR));
    }

    @Test
    public void everyFieldHasHelp() throws Exception {
        project.getPublishersList().add(new ModelArtsServiceLogsPublisher());
        String action = "descriptor/" + ModelArtsServiceLogsPublisher.class.getName() + "/help";
        try (JenkinsRule.WebClient browser = JENKINS.createWebClient()) {
            assertThat(browser.goTo(action).asNormalizedText(), containsString("${SERVICE_ID}"));
            String config =
                    browser.getPage(project, "configure").getWebResponse().getContentAsString();
            for (String field : new String[] {"serviceId", "region", "credentialsId", "updateTime", "onFail"}) {
                assertThat(config, containsString("/help/" + field));
            }
        }
    }

    private FormValidation.Kind check(Item item) {
        FormValidation.Kind time = form.doCheckUpdateTime(item, "${TIME}").kind;
        assertThat(form.doCheckTimeoutMinutes(item, "$MINUTES").kind, is(time));
        assertThat(form.doCheckSince(item, "$SINCE").kind, is(time));
        assertThat(form.doCheckServiceId(item, "${ID}", "").kind, is(time));
        return time;
    }

    private void assertRoundTrip(ModelArtsServiceLogsPublisher action) throws Exception {
        project.getPublishersList().add(action);
        JENKINS.configRoundtrip(project);
        JENKINS.assertEqualDataBoundBeans(action, project.getPublishersList().get(ModelArtsServiceLogsPublisher.class));
    }
}
