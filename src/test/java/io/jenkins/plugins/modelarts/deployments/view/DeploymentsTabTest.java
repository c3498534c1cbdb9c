package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertTrue;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentEnd;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.deployments.ServiceSnapshot;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.hamcrest.Matcher;
import org.hamcrest.Matchers;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.junit.Test;
import org.jvnet.localizer.LocaleProvider;

/** The deployments on the page of a build. */
public class DeploymentsTabTest extends BuildWithDeployments {

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
    public void recordsOfThisAndOfOtherBuildsAreMarked() throws Exception {
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
    public void thePageExistsBeforeModelArtsResponds() throws Exception {
        runningBuild();
        DeploymentsAction.begin(
                build, "id", DeployedService.requested("lab", null, "mnist"), System.currentTimeMillis(), 1000);
        assertThat(page().querySelector(".modelarts-heading").getTextContent(), containsString("Waiting"));
    }

    @Test
    public void theLivePartOfThePageIsServedAlone() throws Exception {
        runningBuild();
        Sample.deployment().begun(build);
        HtmlElement part = live().querySelector("[data-under-way]");
        assertEquals("true", part.getAttribute("data-under-way"));
        assertEquals("mnist: Waiting", part.getAttribute("data-news"));
    }

    @Test
    public void aFinishedPageSaysThatItIsFinished() throws Exception {
        Sample.deployment().succeeded(build);
        assertEquals(
                "false", live().<HtmlElement>querySelector("[data-under-way]").getAttribute("data-under-way"));
    }

    @Test
    public void theBuildsMainPageListsAllItsDeployments() throws Exception {
        Sample.deployment().succeeded(build);
        Sample.deployment().of("other-id", "other").failed(build, "out of memory");
        HtmlPage main = client().getPage(build);
        String text = main.querySelector(".modelarts-lines").getTextContent();
        assertThat(text, containsString("mnist"));
        assertThat(text, containsString("other"));
        assertThat(text, containsString("out of memory"));
    }

    @Test
    public void ofAThousandRecordsOnlyOnePageIsWritten() throws Exception {
        Sample.deployment().logs(records(1000)).succeeded(build);
        HtmlPage page = client().goTo(build.getUrl() + "modelarts/?records1=2");
        assertEquals(20, page.querySelectorAll(".modelarts-record").size());
        assertEquals(
                20,
                page.querySelectorAll(".modelarts-records details").stream()
                        .filter(details -> ((HtmlElement) details).getId().matches("deployment-1-record-\\d+-\\d+"))
                        .count());
        assertThat(page.querySelector(".modelarts-pager").getTextContent(), containsString("Page 2 of 50"));
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
    public void thereIsNoDeploymentBeyondTheLast() throws Exception {
        Sample.deployment().succeeded(build);
        DeploymentsTab tab = build.getAction(DeploymentsTab.class);
        assertEquals(1, tab.getDeployment(1).getNumber());
        assertNull(tab.getDeployment(2));
    }

    @Test
    public void aBuildThatIsOverIsNotFollowedAnyMore() throws Exception {
        runningBuild();
        Deployment deployment = Sample.deployment().begun(build);
        assertTrue(build.getAction(DeploymentsTab.class).isUnderWay());
        deployment.onEnd(new DeploymentEnd(Outcome.ABORTED, "stopped", 1), ServiceSnapshot.EMPTY);
        endBuild();
        assertFalse(build.getAction(DeploymentsTab.class).isUnderWay());
    }

    @Test
    public void aPageComparesTheRecordsOnce() throws Exception {
        Sample.deployment().succeeded(build);
        DeploymentView view = build.getAction(DeploymentsTab.class).getDeployment(1);
        assertSame(view.getChanges(), view.getChanges());
    }

    private HtmlPage live() throws Exception {
        return client().goTo(build.getUrl() + "modelarts/live");
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
