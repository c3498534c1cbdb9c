package io.jenkins.plugins.modelarts.deployments.view;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.deployments.Sample;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import java.util.List;
import net.sf.json.JSONObject;
import org.htmlunit.html.HtmlPage;
import org.junit.ClassRule;
import org.junit.Rule;
import org.jvnet.hudson.test.JenkinsRule;

/** Jobs that deployed services, and the overview of them. */
public abstract class ServicesOfJobs {

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    /** A build of a new job deploys version "1" of a service whose id is its name after "id-". */
    static FreeStyleProject deploy(String job, String service, long time, Outcome outcome) throws Exception {
        return deploy(job, service, time, outcome, "1");
    }

    static FreeStyleProject deploy(String job, String service, long time, Outcome outcome, String version)
            throws Exception {
        FreeStyleProject project = jenkins.jenkins.getItemByFullName(job, FreeStyleProject.class);
        if (project == null) {
            project = jenkins.createFreeStyleProject(job);
        }
        String result = outcome == Outcome.SUCCESS || outcome == Outcome.FAIL ? outcome.name() : "RUNNING";
        Sample.deployment()
                .of("id-" + service, service)
                .logs("[" + Sample.log(time, result, version) + "]")
                .ended(jenkins.buildAndAssertSuccess(project), outcome, outcome == Outcome.SUCCESS ? null : "why");
        return project;
    }

    static JenkinsRule.WebClient client() {
        return jenkins.createWebClient().withJavaScriptEnabled(false);
    }

    /** @param query of the overview's URL, such as "?q=a" */
    static HtmlPage overview(String query) throws Exception {
        return client().goTo("modelarts/" + query);
    }

    /** The names of the services on a page of the overview. */
    static List<String> services(String query) throws Exception {
        return services(overview(query));
    }

    static List<String> services(HtmlPage page) {
        return page.querySelectorAll(".modelarts-table tbody td:first-child .modelarts-name:first-child").stream()
                .map(name -> name.getTextContent())
                .toList();
    }

    static JSONObject rest(String query) throws Exception {
        return jenkins.getJSON("modelarts/api/json" + query).getJSONObject();
    }
}
