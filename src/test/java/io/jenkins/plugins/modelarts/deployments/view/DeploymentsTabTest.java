package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.containsStringIgnoringCase;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.security.AuthorizationStrategy;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentEnd;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import jenkins.model.Jenkins;
import net.sf.json.JSONObject;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.MockAuthorizationStrategy;
import org.jvnet.localizer.LocaleProvider;

public class DeploymentsTabTest {

    @ClassRule
    public static final JenkinsRule jenkins = new JenkinsRule();

    private FreeStyleProject job;
    private FreeStyleBuild build;

    @Before
    public void build() throws Exception {
        job = jenkins.createFreeStyleProject();
        build = jenkins.buildAndAssertSuccess(job);
    }

    @After
    public void openAgain() {
        jenkins.jenkins.setAuthorizationStrategy(AuthorizationStrategy.UNSECURED);
    }

    @Test
    public void thePageSaysHowADeploymentWentAndWhy() throws Exception {
        Sample.deployment().failed(build, "out of memory");
        assertThat(page().querySelector(".modelarts-heading").getTextContent(), containsString("Failed"));
        assertThat(page().querySelector(".modelarts-reason").getTextContent(), containsString("out of memory"));
    }

    @Test
    public void theEventsStandUnderTheReasonInTheirOrder() throws Exception {
        Sample.deployment()
                .events(new ServiceEvent("abnormal", "first", 1L), new ServiceEvent("normal", "second", 2L))
                .failed(build, "why");
        assertThat(texts(".modelarts-events li"), containsTexts("first", "second"));
    }

    @Test
    public void thePageSaysWhatChangedAgainstTheUpdateBefore() throws Exception {
        Sample.deployment().succeeded(build);
        assertThat(text(), containsString("mnist 0.0.2 Version 0.0.1 0.0.2"));
    }

    @Test
    public void thePageSaysSoWhenNothingChanged() throws Exception {
        Sample.deployment()
                .logs("[" + Sample.log(2, "SUCCESS", "1") + "," + Sample.log(1, "SUCCESS", "1") + "]")
                .succeeded(build);
        assertThat(text(), containsString("Nothing that ModelArts records"));
    }

    @Test
    public void theFirstUpdateOfAServiceIsComparedWithNothing() throws Exception {
        Sample.deployment().logs("[" + Sample.log(1, "SUCCESS", "1") + "]").succeeded(build);
        assertThat(text(), not(containsString("What changed")));
    }

    @Test
    public void sharesOfTrafficAreBars() throws Exception {
        Sample.deployment().succeeded(build);
        assertEquals("100", page().<HtmlElement>querySelector("progress").getAttribute("value"));
    }

    @Test
    public void failedEdgeNodesComeFirst() throws Exception {
        Sample.deployment().logs("""
                        [{"update_time":1,"result":"FAIL","success_num":1,"failed_num":1,"result_detail":[
                          {"node_name":"good","operation":"deploy","result":true},
                          {"node_name":"bad","operation":"delete","result":false}]}]""").failed(build, "why");
        String text = text();
        assertThat(text.indexOf("bad Delete Failed"), lessThan(text.indexOf("good Deploy Succeeded")));
        assertThat(text, containsString("bad Delete Failed"));
    }

    @Test
    public void ofAllRecordsTheJudgedOneAndThoseOfOtherBuildsAreMarked() throws Exception {
        FreeStyleBuild before = build;
        Sample.deployment().logs("[" + Sample.log(2, "SUCCESS", "2") + "]").succeeded(before);
        build = jenkins.buildAndAssertSuccess(job);
        Sample.deployment()
                .logs("[" + Sample.log(3, "SUCCESS", "3") + "," + Sample.log(2, "SUCCESS", "2") + ","
                        + Sample.log(1, "SUCCESS", "1") + "]")
                .succeeded(build);
        assertThat(texts(".modelarts-mark"), containsTexts("This build", "#1", "Made elsewhere"));
    }

    @Test
    public void whatIsEmptyLeavesNoTrace() throws Exception {
        Sample.deployment().logs("[{\"update_time\":1,\"result\":\"SUCCESS\"}]").succeeded(build);
        String text = text();
        for (String title : List.of("Reason", "What changed", "Models", "Edge nodes", "Resource pool", "null")) {
            assertThat(text, not(containsString(title)));
        }
    }

    @Test
    public void thePageIsThereBeforeModelArtsAnswered() throws Exception {
        DeploymentsAction.begin(
                build, "id", DeployedService.requested("lab", null, "mnist"), System.currentTimeMillis());
        assertThat(page().querySelector(".modelarts-heading").getTextContent(), containsString("Waiting"));
    }

    @Test
    public void whatIsUnderWayCanBeAskedForByItself() throws Exception {
        Sample.deployment().begun(build);
        HtmlElement part = live().querySelector("[data-under-way]");
        assertEquals("true", part.getAttribute("data-under-way"));
        assertEquals("mnist: Waiting", part.getAttribute("data-news"));
    }

    @Test
    public void whatIsOverSaysSo() throws Exception {
        Sample.deployment().succeeded(build);
        assertEquals(
                "false", live().<HtmlElement>querySelector("[data-under-way]").getAttribute("data-under-way"));
    }

    @Test
    public void severalDeploymentsOfABuildStandTogetherOnItsMainPage() throws Exception {
        Sample.deployment().succeeded(build);
        Sample.deployment().of("other-id", "other").failed(build, "out of memory");
        HtmlPage main = client().getPage(build);
        String text = main.querySelector(".modelarts-lines").getTextContent();
        assertThat(text, containsString("mnist"));
        assertThat(text, containsString("other"));
        assertThat(text, containsString("out of memory"));
    }

    @Test
    public void restTellsTheDeployments() throws Exception {
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
    public void restTellsTheRecordsUnderTheNamesOfTheApi() throws Exception {
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
    public void noFileOfTheBuildHoldsAValueOfAnEnvironmentVariable() throws Exception {
        Sample.deployment().failed(build, "why");
        try (var files = Files.walk(job.getRootDir().toPath())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file), not(containsString("never-show")));
            }
        }
    }

    @Test
    public void aDeploymentTakesLittleRoomInTheBuildsFileHoweverMuchModelArtsSays() throws Exception {
        Path file = build.getRootDir().toPath().resolve("build.xml");
        Sample.deployment().succeeded(build);
        for (String text : List.of("name ", "名字", "\"'<>&", "\0\u0001")) {
            String much = text.repeat(5000);
            long before = Files.size(file);
            Sample.deployment().of(much, much).logs(records(100)).failed(build, much);
            assertThat(Files.size(file) - before, lessThan(1700L));
        }
    }

    @Test
    public void fiveThousandRecordsAreShownPageByPageWithinASecond() throws Exception {
        Sample.deployment().logs(records(5000)).succeeded(build);
        try (JenkinsRule.WebClient client = client()) {
            client.goTo(build.getUrl() + "modelarts/");
            long start = System.nanoTime();
            HtmlPage page = client.goTo(build.getUrl() + "modelarts/?records1=2");
            long millis = (System.nanoTime() - start) / 1_000_000;
            assertEquals(20, page.querySelectorAll(".modelarts-record").size());
            assertThat(page.querySelector(".modelarts-pager").getTextContent(), containsString("Page 2 of 250"));
            assertThat("ms", millis, lessThan(1000L));
        }
    }

    @Test
    public void aBuildWithHostileNamesIsReadAgain() throws Exception {
        Sample.deployment().of("id", "a\0b\u001b\uFFFF\uD800").ended(build, Outcome.ERROR, "x\0y\uDC00z");
        jenkins.jenkins.reload();
        FreeStyleBuild again = jenkins.jenkins
                .getItemByFullName(job.getFullName(), FreeStyleProject.class)
                .getBuildByNumber(1);
        assertEquals("x y z", DeploymentsAction.of(again).get(0).state().reason());
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
    public void thePageSpeaksChinese() throws Exception {
        Sample.deployment().failed(build, "why");
        LocaleProvider before = LocaleProvider.getProvider();
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Locale.SIMPLIFIED_CHINESE;
            }
        });
        try {
            String text = text();
            for (String word : List.of("ModelArts 部署", "失败", "原因", "变更内容", "该服务的全部更新", "版本")) {
                assertThat(text, containsString(word));
            }
        } finally {
            LocaleProvider.setProvider(before);
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

    @Test
    public void thereIsNoDeploymentBeyondTheLast() throws Exception {
        Sample.deployment().succeeded(build);
        DeploymentsTab tab = build.getAction(DeploymentsTab.class);
        assertEquals(1, tab.getDeployment(1).getNumber());
        assertNull(tab.getDeployment(2));
    }

    @Test
    public void aBuildThatIsOverIsNotFollowedAnyMore() throws Exception {
        Deployment deployment = Sample.deployment().begun(build);
        assertTrue(build.getAction(DeploymentsTab.class).isUnderWay());
        deployment.onEnd(new DeploymentEnd(Outcome.ABORTED, "stopped", 1), ServiceSnapshot.EMPTY);
        assertFalse(build.getAction(DeploymentsTab.class).isUnderWay());
    }

    private static String records(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Sample.log(Sample.TIME - i, "SUCCESS", "0." + i))
                .collect(Collectors.joining(",", "[", "]"));
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

    private JenkinsRule.WebClient client() {
        return jenkins.createWebClient().withJavaScriptEnabled(false);
    }

    private HtmlPage page() throws Exception {
        return client().goTo(build.getUrl() + "modelarts/");
    }

    /** All that a reader sees, with blanks between. */
    private String text() throws Exception {
        return page().getBody().asNormalizedText().replaceAll("\\s+", " ");
    }

    private HtmlPage live() throws Exception {
        return client().goTo(build.getUrl() + "modelarts/live");
    }

    private JSONObject rest(String query) throws Exception {
        return jenkins.getJSON(build.getUrl() + "modelarts/api/json" + query).getJSONObject();
    }

    private List<String> texts(String selector) throws Exception {
        return page().querySelectorAll(selector).stream()
                .map(node -> node.getTextContent().strip())
                .toList();
    }

    private static Matcher<Iterable<? extends String>> containsTexts(String... texts) {
        return Matchers.contains(Stream.of(texts)
                .<Matcher<? super String>>map(Matchers::containsString)
                .toList());
    }
}
