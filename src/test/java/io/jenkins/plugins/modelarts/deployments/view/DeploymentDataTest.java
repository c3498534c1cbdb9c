package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.junit.Test;
import org.jvnet.hudson.test.MockAuthorizationStrategy;

/** The data in REST, in the download and in files, also with hostile names and for users without permission. */
public class DeploymentDataTest extends BuildWithDeployments {

    @Test
    public void restShowsTheDeployments() throws Exception {
        Sample.deployment().failed(build, "out of memory");
        JSONObject deployment = rest("").getJSONArray("deployments").getJSONObject(0);
        assertEquals(Sample.SERVICE_ID, deployment.getString("serviceId"));
        assertEquals("mnist", deployment.getString("serviceName"));
        assertEquals("lab", deployment.getString("region"));
        assertEquals("0123456789abcdef", deployment.getString("projectId"));
        assertEquals("FAIL", deployment.getString("result"));
        assertEquals(Sample.TIME, deployment.getLong("updateTime"));
        assertEquals("out of memory", deployment.getString("reason"));
        assertEquals(5000, deployment.getLong("waitedMillis"));
    }

    @Test
    public void restShowsTheRecordsUnderTheNamesOfTheApi() throws Exception {
        Sample.deployment().succeeded(build);
        JSONObject model = rest("").getJSONArray("deployments")
                .getJSONObject(0)
                .getJSONArray("logs")
                .getJSONObject(0)
                .getJSONArray("config")
                .getJSONObject(0);
        assertEquals("0.0.2", model.getString("model_version"));
        assertEquals("****", model.getJSONObject("envs").getString("PASSWORD"));
    }

    @Test
    public void restCanBeAskedForAFewFields() throws Exception {
        Sample.deployment().succeeded(build);
        assertEquals(
                "{\"serviceName\":\"mnist\"}",
                rest("?tree=deployments[serviceName]")
                        .getJSONArray("deployments")
                        .getJSONObject(0)
                        .discard("_class")
                        .toString());
    }

    @Test
    public void theDownloadHoldsTheRecordWithEveryValueMasked() throws Exception {
        Sample.deployment().succeeded(build);
        WebResponse file = client().goTo(build.getUrl() + "modelarts/deployment/1/logs.json", "application/json")
                .getWebResponse();
        assertThat(file.getContentAsString(), containsString("\"PASSWORD\" : \"****\""));
        assertThat(file.getContentAsString(), not(containsString("never-show")));
        assertThat(file.getResponseHeaderValue("Content-Disposition"), containsString("attachment"));
    }

    @Test
    public void noFileHoldsAValueOfAnEnvironmentVariable() throws Exception {
        Sample.deployment().failed(build, "why");
        try (var files = Files.walk(job.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file), not(containsString("never-show")));
            }
        }
    }

    @Test
    public void aDeploymentTakesLittleRoomInBuildXml() throws Exception {
        Path file = build.getRootDir().toPath().resolve("build.xml");
        Sample.deployment().succeeded(build);
        for (String text : List.of("name ", "名字", "\"'<>&", "\0\u0001")) {
            String much = text.repeat(5000);
            long before = Files.size(file);
            Sample.deployment().of(much, much).logs(records(100)).failed(build, much);
            assertThat(Files.size(file) - before, lessThan(1500L));
        }
    }

    @Test
    public void serviceAndUpdateAreReadAgain() throws Exception {
        Sample.deployment().failed(build, "why");
        DeploymentState state = reloaded();
        assertEquals(Sample.SERVICE_ID, state.service().serviceId());
        assertEquals("mnist", state.service().serviceName());
        assertEquals("lab", state.service().region());
        assertEquals(Long.valueOf(Sample.TIME), state.updateTime());
        assertEquals("FAIL", state.result());
    }

    @Test
    public void aBuildWithHostileNamesIsReadAgain() throws Exception {
        Sample.deployment().of("id", "a\0b\u001b\uFFFF\uD800").ended(build, Outcome.ERROR, "x\0y\uDC00z");
        assertEquals("x y z", reloaded().reason());
    }

    private DeploymentState reloaded() throws Exception {
        jenkins.jenkins.reload();
        FreeStyleBuild again = jenkins.jenkins
                .getItemByFullName(job.getFullName(), FreeStyleProject.class)
                .getBuildByNumber(1);
        return DeploymentsAction.of(again).get(0).state();
    }

    @Test
    public void hostileNamesAreTextAndNothingElse() throws Exception {
        String name = "<script>alert(1)</script><img src=x onerror=alert(1)>\\\"'&amp;${7*7}";
        Sample.deployment()
                .of("id", name)
                .logs(hostile(name))
                .events(new ServiceEvent("abnormal", name, 1L))
                .failed(build, name);
        for (String path : List.of(
                build.getUrl(),
                build.getUrl() + "modelarts/",
                job.getUrl(),
                job.getUrl() + "modelarts/",
                "modelarts/")) {
            HtmlPage page = client().goTo(path);
            for (DomNode ours : page.querySelectorAll(".modelarts")) {
                assertEquals(
                        path, 0, ours.querySelectorAll("script:not([src]), img").size());
                assertThat(path, ours.getTextContent(), not(containsString("49")));
            }
            assertThat(
                    path, page.getWebResponse().getContentAsString(), not(containsStringIgnoringCase("<script>alert")));
        }
    }

    @Test
    public void whoMayNotReadTheJobSeesNothingOfIt() throws Exception {
        Sample.deployment().failed(build, "why");
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(
                new MockAuthorizationStrategy().grant(Jenkins.READ).everywhere().to("stranger"));
        for (String path : List.of(
                "modelarts/",
                "modelarts/live",
                "modelarts/line",
                "modelarts/api/json",
                "modelarts/deployment/1/logs.json")) {
            for (String url : List.of(build.getUrl() + path, job.getUrl() + path)) {
                WebResponse response = client().withThrowExceptionOnFailingStatusCode(false)
                        .login("stranger")
                        .goTo(url, null)
                        .getWebResponse();
                assertEquals(url, 404, response.getStatusCode());
                assertThat(url, response.getContentAsString(), not(containsString("mnist")));
            }
        }
    }

    private static String hostile(String name) {
        String text = name.replace("\\", "\\\\").replace("\"", "\\\"");
        return """
                [{"update_time":2,"result":"H","cluster_id":"H","extend_config":["H"],
                  "config":[{"model_id":"H","model_name":"H","model_version":"H","specification":"H","cluster_id":"H",
                    "weight":-5,"envs":{"H":"H"},"additional_properties":{"H":{
                      "log_volume":[{"host_path":"H","mount_path":"H"}],
                      "persistent_volumes":[{"name":"H","mount_path":"H","storage_type":"H","source_address":"H"}]}}}],
                  "result_detail":[{"node_name":"H","node_id":"H","operation":"H","result":false}]},
                 {"update_time":1,"result":"SUCCESS"}]""".replace("\"H\"", "\"" + text + "\"");
    }

    private JSONObject rest(String query) throws Exception {
        return jenkins.getJSON(build.getUrl() + "modelarts/api/json" + query).getJSONObject();
    }
}
