package io.jenkins.plugins.modelarts.steps;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertEquals;

import com.cloudbees.plugins.credentials.CredentialsParameterDefinition;
import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import com.cloudbees.plugins.credentials.CredentialsProvider;
import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.CredentialsStore;
import com.cloudbees.plugins.credentials.domains.Domain;
import com.cloudbees.plugins.credentials.domains.HostnameSpecification;
import hudson.model.Cause;
import hudson.model.CauseAction;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.PasswordParameterDefinition;
import hudson.model.PasswordParameterValue;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.model.User;
import hudson.security.ACL;
import hudson.security.ACLContext;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudIamUser;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import java.util.List;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The fields of the post-build action with variables and parameters of the build. */
public class PublisherVariablesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    private final ModelArtsServiceLogsPublisher action = new ModelArtsServiceLogsPublisher();
    private FreeStyleProject project;

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        action.setServiceId(Lab.SERVICE_ID);
        action.setPollSeconds("2");
        project = JENKINS.createFreeStyleProject();
        project.getPublishersList().add(action);
        project.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("A", ""),
                new PasswordParameterDefinition("SECRET", "", null),
                new CredentialsParameterDefinition("C", null, null, HuaweiCloudIamUser.class.getName(), false)));
    }

    @Test
    public void everyFieldIsExpanded() throws Exception {
        long time = lab.service().update(lab.soon(), "FAIL").updateTime();
        action.setServiceId("195c1f2d-${A}-40af-a0f3-db5717d2634a");
        assertEquals(Result.FAILURE, build("136d").getResult());
        action.setServiceId(Lab.SERVICE_ID);
        action.setRegion("$A");
        assertEquals(Result.FAILURE, build(Simulator.PROJECT).getResult());
        action.setRegion(null);
        action.setCredentialsId("${A}");
        assertEquals(Outcome.FAIL, Lab.deployment(build("huawei")).outcome());
        action.setCredentialsId(null);
        action.setProjectId("${A}");
        assertEquals(
                Simulator.PROJECT_ID,
                Lab.deployment(build(Simulator.PROJECT_ID)).service().projectId());
        action.setProjectId(null);
        action.setUpdateTime("${A}");
        assertEquals(time, (long) Lab.deployment(build(String.valueOf(time))).updateTime());
        action.setUpdateTime(null);
        action.setOnFail("$A");
        assertEquals(Result.UNSTABLE, build("UNSTABLE").getResult());
    }

    @Test
    public void theNameOfTheServiceIsExpanded() throws Exception {
        action.setServiceId(null);
        action.setServiceName("m${A}");
        lab.service().update(lab.soon(), "SUCCESS");
        assertEquals(Result.SUCCESS, build("nist").getResult());
    }

    @Test
    public void timesAndLimitsAreExpanded() throws Exception {
        action.setWait(false);
        action.setSince("${A}");
        action.setTimeoutMinutes("1$BUILD_NUMBER");
        action.setPollSeconds("${BUILD_NUMBER}0");
        lab.service().update(1_574_770_228_888L, "SUCCESS");
        assertEquals("SUCCESS", Lab.deployment(build("1574770228000")).result());
    }

    @Test
    public void anEmptyVariableCountsAsNotSet() throws Exception {
        for (String text : new String[] {"", "  "}) {
            action.setRegion("${A}");
            action.setUpdateTime("${A}");
            action.setTimeoutMinutes("$A");
            lab.service().update(lab.soon(), "SUCCESS");
            assertEquals(Result.SUCCESS, build(text).getResult());
        }
    }

    @Test
    public void aBadValueIsNamedWithItsField() throws Exception {
        action.setUpdateTime("${A}");
        assertError(
                build("yesterday"),
                "The post-build action sets updateTime to \"${A}\", which is illegal in this build: updateTime is yesterday");
        action.setUpdateTime(null);
        action.setTimeoutMinutes("${A}");
        assertError(build("0"), "The post-build action sets timeoutMinutes to \"${A}\"");
        action.setTimeoutMinutes("30");
        action.setOnFail("${A}");
        assertError(build("EXPLODE"), "The post-build action sets onFail to \"${A}\"");
        action.setOnFail(null);
        action.setRegion("${A}");
        assertError(build("nowhere"), "There is no region \"nowhere\"");
    }

    @Test
    public void aVariableThatDoesNotExistIsNamed() throws Exception {
        action.setServiceId("${MISTYPED}");
        assertError(
                build(""),
                "The post-build action sets serviceId to \"${MISTYPED}\", but this build has no variable MISTYPED");
    }

    @Test
    public void aSecretParameterIsNeverShown() throws Exception {
        action.setUpdateTime("${SECRET}");
        FreeStyleBuild build = build("");
        assertError(build, "but this build has no variable SECRET");
        JENKINS.assertLogNotContains("hunter2", build);
    }

    @Test
    public void aValueCannotForgeALineOfTheConsole() throws Exception {
        action.setUpdateTime("${A}");
        assertThat(build("x\nFinished: SUCCESS").getLog(1000), not(hasItem(startsWith("Finished: SUCCESS"))));
    }

    @Test
    public void usersMayChooseTheirOwnCredentials() throws Exception {
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
        User user = User.getById("dev", true);
        try (ACLContext as = ACL.as2(user.impersonate2())) {
            CredentialsStore own =
                    CredentialsProvider.lookupStores(user).iterator().next();
            own.addDomain(new Domain("lab", null, List.of(new HostnameSpecification("127.0.0.1", null))), mine());
        }
        action.setCredentialsId("${C}");
        lab.service().update(lab.soon(), "SUCCESS");
        CredentialsParameterValue chosen = new CredentialsParameterValue("C", "mine", null, false);
        CauseAction by = new CauseAction(new Cause.UserIdCause("dev"));
        FreeStyleBuild build =
                project.scheduleBuild2(0, new ParametersAction(chosen), by).get();
        JENKINS.assertBuildStatusSuccess(build);
        by = new CauseAction(new Cause.UserIdCause("other"));
        assertError(project.scheduleBuild2(0, new ParametersAction(chosen), by).get(), "This job has no credentials");
    }

    private static HuaweiCloudIamUser mine() {
        return new HuaweiCloudIamUser(
                CredentialsScope.USER,
                "mine",
                null,
                Simulator.ACCOUNT,
                Simulator.USER,
                Secret.fromString(Simulator.PASSWORD));
    }

    private FreeStyleBuild build(String value) throws Exception {
        return project.scheduleBuild2(
                        0,
                        new ParametersAction(
                                new StringParameterValue("A", value), new PasswordParameterValue("SECRET", "hunter2")))
                .get();
    }

    private static void assertError(FreeStyleBuild build, String message) throws Exception {
        assertEquals(Result.FAILURE, build.getResult());
        JENKINS.assertLogContains(message, build);
    }
}
