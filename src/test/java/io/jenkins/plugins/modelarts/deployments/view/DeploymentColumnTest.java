package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.Util;
import hudson.model.FreeStyleProject;
import hudson.model.ListView;
import hudson.views.ListViewColumn;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.casc.yaml.YamlSource;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import jenkins.model.Jenkins;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.Symbol;
import org.junit.After;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class DeploymentColumnTest {

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @After
    public void removeViews() throws Exception {
        for (ListView view : Util.filter(jenkins.jenkins.getViews(), ListView.class)) {
            jenkins.jenkins.deleteView(view);
        }
    }

    @Test
    public void aCellHasTheLastVerdictAndTheModels() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Sample.deployment().succeeded(jenkins.buildAndAssertSuccess(job));
        Sample.deployment().failed(jenkins.buildAndAssertSuccess(job), "why");
        DomElement cell = cell(viewOf(jenkins.jenkins));
        assertThat(cell.getTextContent(), containsString("Failed"));
        assertThat(cell.getTextContent(), containsString("mnist 0.0.2"));
        assertThat(
                cell.querySelector("a").getAttributes().getNamedItem("href").getNodeValue(),
                containsString("/2/modelarts/#deployment-1"));
    }

    @Test
    public void aWaitWithoutAResponseCountsToo() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Sample.deployment().succeeded(jenkins.buildAndAssertSuccess(job));
        Sample.deployment().logs("[]").ended(jenkins.buildAndAssertSuccess(job), Outcome.ERROR, "No connection");
        assertThat(cell(viewOf(jenkins.jenkins)).getTextContent(), containsString("Could not be asked"));
    }

    @Test
    public void theDeploymentBeforeADeletedBuildIsShown() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Sample.deployment().failed(jenkins.buildAndAssertSuccess(job), "why");
        Sample.deployment().succeeded(jenkins.buildAndAssertSuccess(job));
        job.getLastBuild().delete();
        assertThat(cell(viewOf(jenkins.jenkins)).getTextContent(), containsString("Failed"));
    }

    @Test
    public void cellsOfOtherItemsAreEmpty() throws Exception {
        jenkins.createFreeStyleProject();
        jenkins.createFolder("folder");
        assertEquals(
                List.of("", ""),
                cells(viewOf(jenkins.jenkins)).stream()
                        .map(cell -> cell.getTextContent().trim())
                        .toList());
    }

    @Test
    public void viewsOfFoldersCanHaveTheColumn() throws Exception {
        Folder folder = jenkins.createProject(Folder.class, "folder");
        FreeStyleProject job = folder.createProject(FreeStyleProject.class, "job");
        Sample.deployment().succeeded(jenkins.buildAndAssertSuccess(job));
        ListView view = addColumn(new ListView("all-models", folder));
        folder.addView(view);
        DomElement cell = cell(view);
        assertThat(cell.getTextContent(), containsString("Succeeded"));
        HtmlPage build = cell.<HtmlAnchor>querySelector("a").click();
        assertThat(build.getUrl().getPath(), endsWith("/job/job/1/modelarts/"));
        assertThat(build.getBody().asNormalizedText(), containsString("mnist"));
    }

    @Test
    public void theColumnIsSortedByVerdict() throws Exception {
        FreeStyleProject job = jenkins.createFreeStyleProject();
        Sample.deployment().failed(jenkins.buildAndAssertSuccess(job), "why");
        assertEquals(
                Verdict.FAIL.ordinal() + " mnist 0.0.2 (100\u00a0%)",
                cell(viewOf(jenkins.jenkins)).getAttribute("data"));
    }

    @Test
    public void noViewHasTheColumnUnlessSomebodyAddsIt() {
        assertThat(
                ListViewColumn.createDefaultInitialColumnList(ListView.class),
                not(hasItem(instanceOf(DeploymentColumn.class))));
    }

    @Test
    public void theColumnHasHelpAndASymbol() throws Exception {
        var descriptor = jenkins.jenkins.getDescriptorOrDie(DeploymentColumn.class);
        assertThat(
                jenkins.createWebClient()
                        .goTo(descriptor.getDescriptorUrl() + "/help", null)
                        .getWebResponse()
                        .getContentAsString(),
                containsString("modelartsServiceLogs"));
        assertEquals(
                "modelArtsDeployment",
                descriptor.getClass().getAnnotation(Symbol.class).value()[0]);
    }

    @Test
    public void theFormOfAViewKeepsTheColumn() throws Exception {
        ListView view = viewOf(jenkins.jenkins);
        jenkins.submit(jenkins.createWebClient().getPage(view, "configure").getFormByName("viewConfig"));
        assertEquals(1, view.getColumns().getAll(DeploymentColumn.class).size());
    }

    @Test
    public void configurationAsCodeKnowsTheColumn() throws Exception {
        String yaml = """
                jenkins:
                  views:
                    - all:
                        name: "all"
                    - list:
                        name: "models"
                        includeRegex: "deploy-.*"
                        columns:
                          - "status"
                          - "jobName"
                          - "modelArtsDeployment"
                """;
        ConfigurationAsCode.get()
                .configureWith(YamlSource.of(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8))));
        ListView view = (ListView) jenkins.jenkins.getView("models");
        assertEquals(1, view.getColumns().getAll(DeploymentColumn.class).size());
    }

    private ListView viewOf(Jenkins owner) throws Exception {
        ListView view = addColumn(new ListView("all-models", owner));
        owner.addView(view);
        return view;
    }

    private static ListView addColumn(ListView view) throws Exception {
        view.setIncludeRegex(".*");
        view.getColumns().add(new DeploymentColumn());
        return view;
    }

    private List<DomElement> cells(ListView view) throws Exception {
        HtmlPage page = jenkins.createWebClient().withJavaScriptEnabled(false).goTo(view.getUrl());
        return page.querySelectorAll("#projectstatus td:last-child").stream()
                .map(DomElement.class::cast)
                .toList();
    }

    private DomElement cell(ListView view) throws Exception {
        List<DomElement> cells = cells(view);
        assertEquals(1, cells.size());
        return cells.get(0);
    }
}
