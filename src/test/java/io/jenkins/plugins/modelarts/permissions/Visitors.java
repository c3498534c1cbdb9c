package io.jenkins.plugins.modelarts.permissions;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.Job;
import hudson.model.ListView;
import hudson.security.Permission;
import io.jenkins.plugins.modelarts.config.FolderDefaults;
import io.jenkins.plugins.modelarts.deployments.SampleHistory;
import io.jenkins.plugins.modelarts.deployments.view.DeploymentColumn;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.io.IOException;
import java.net.URL;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;
import org.junit.rules.ExternalResource;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * A Jenkins with a deployment in a job of the folder "team" and with another job, and a browser for each {@link Role}. The
 * permissions that are off by default are on.
 */
final class Visitors extends ExternalResource {

    static final String FOLDER = "job/team/";
    static final String JOB = "job/team/job/inside/";
    static final String OTHER_JOB = "job/outside/";

    private static final String VIEW = "models";
    private static final String SERVICE = "ranking";

    /** What only the configuration, the credentials, the history or the cloud have. */
    private static final Pattern TELLING = Pattern.compile("\\blab\\b|\\bhuawei\\b|\\b" + SERVICE + "\\b|\\b"
            + Lab.SERVICE_NAME + "\\b|" + Simulator.PROJECT_ID + "|no credentials");

    /** What the fields of a form hold. The default is empty. */
    private static final Map<String, String> FIELDS = Map.of(
            "value",
            "unknown",
            "defaultRegion",
            Simulator.PROJECT,
            "defaultCredentialsId",
            "huawei",
            "testServiceId",
            Lab.SERVICE_ID);

    private static final List<String> EMPTY_FIELDS =
            List.of("region", "credentialsId", "projectId", "serviceName", "savedCredentialsId", "savedOnFail");

    private final JenkinsRule jenkins;
    private final Lab lab;
    private final Map<Role, JenkinsRule.WebClient> browsers = new EnumMap<>(Role.class);
    private final Map<Permission, Boolean> enabled = new HashMap<>();

    private Routes pages;
    private Routes forms;

    Visitors(JenkinsRule jenkins, Lab lab) {
        this.jenkins = jenkins;
        this.lab = lab;
    }

    @Override
    protected void before() throws Throwable {
        for (Permission permission : Role.OPTIONAL) {
            enabled.put(permission, permission.getEnabled());
            permission.setEnabled(true);
        }
        jenkins.createProject(Folder.class, "team");
        jenkins.createFreeStyleProject("outside");
        new SampleHistory(jenkins.jenkins.getRootDir().toPath(), Simulator.PROJECT, Lab.SERVICE_ID, SERVICE)
                .update(1_700_000_000_000L, "SUCCESS", SampleHistory.model(SERVICE, "1.0", 100))
                .by("team/jobs/inside", 1000);
        SampleHistory.load(jenkins);
        lab.setUp();
        lab.giveCredentials("huawei");
        Folder folder = jenkins.jenkins.getItemByFullName("team", Folder.class);
        FolderDefaults defaults = new FolderDefaults();
        defaults.setRegion(Simulator.PROJECT);
        folder.addProperty(defaults);
        ListView view = new ListView(VIEW);
        view.setRecurse(true);
        view.setIncludeRegex(".*");
        view.getColumns().add(new DeploymentColumn());
        jenkins.jenkins.addView(view);
        jenkins.executeOnServer(() -> {
            Job<?, ?> job = jenkins.jenkins.getItemByFullName("team/inside", Job.class);
            pages = Routes.ofPages(folder, job, job.getLastBuild());
            forms = Routes.ofForms();
            return null;
        });
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        jenkins.jenkins.setAuthorizationStrategy(Role.strategy(folder));
        for (Role role : Role.values()) {
            JenkinsRule.WebClient browser =
                    jenkins.createWebClient().withJavaScriptEnabled(false).withThrowExceptionOnFailingStatusCode(false);
            browsers.put(role, role == Role.ANONYMOUS ? browser : browser.login(role.name()));
        }
    }

    @Override
    protected void after() {
        enabled.forEach(Permission::setEnabled);
    }

    /** See {@link Routes#ofPages}. */
    Routes pages() {
        return pages;
    }

    /** See {@link Routes#ofForms}. */
    Routes forms() {
        return forms;
    }

    /** URL of a page, relative to the root of Jenkins. */
    static String path(String address) {
        return address.replace("<jenkins>/", "")
                .replace("<folder>/", FOLDER)
                .replace("<job>/", JOB)
                .replace("<build>/", JOB + "1/")
                .replace("<view>", VIEW)
                .replace("<region>", Simulator.PROJECT)
                .replace("<serviceId>", Lab.SERVICE_ID)
                .replace("<number>", "1");
    }

    /** URL of a method of a form, relative to the root of Jenkins. */
    static String formPath(String place, String address) {
        String[] parts = address.split("/");
        return place + "descriptorByName/" + Routes.form(parts[0]) + "/" + parts[1];
    }

    /** Sends what the script of a form sends. */
    WebResponse post(Role role, String path) throws IOException {
        WebRequest request = request(role, HttpMethod.POST, path);
        browsers.get(role).addCrumb(request);
        return browsers.get(role).loadWebResponse(request);
    }

    /** Sends the same as a page of somebody else can let a browser send it. */
    WebResponse postWithoutCrumb(Role role, String path) throws IOException {
        return browsers.get(role).loadWebResponse(request(role, HttpMethod.POST, path));
    }

    WebResponse get(Role role, String path) throws IOException {
        return browsers.get(role).loadWebResponse(request(role, HttpMethod.GET, path));
    }

    private WebRequest request(Role role, HttpMethod method, String path) throws IOException {
        WebRequest request = new WebRequest(new URL(browsers.get(role).getContextPath() + path), method);
        List<NameValuePair> fields = new ArrayList<>();
        FIELDS.forEach((name, value) -> fields.add(new NameValuePair(name, value)));
        EMPTY_FIELDS.forEach(name -> fields.add(new NameValuePair(name, "")));
        if (method == HttpMethod.POST || path.contains("descriptorByName")) {
            request.setRequestParameters(fields);
        }
        return request;
    }

    /** In the words of the table: the status if it is no success, else whether the answer tells anything. */
    static String word(WebResponse response) {
        if (response.getStatusCode() != 200) {
            return String.valueOf(response.getStatusCode());
        }
        return TELLING.matcher(response.getContentAsString()).find() ? "yes" : "ok";
    }
}
