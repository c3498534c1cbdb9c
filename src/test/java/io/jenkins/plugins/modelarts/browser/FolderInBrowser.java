package io.jenkins.plugins.modelarts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import com.cloudbees.hudson.plugins.folder.Folder;
import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.config.FolderDefaults;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.steps.ModelArtsServiceLogsPublisher;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The form of a folder's defaults, and the forms below it that show them. */
public class FolderInBrowser {

    private static final Path IMAGES = Path.of(System.getProperty("pictures", "target/images"));

    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final Stage STAGE = new Stage(JENKINS);
    private static final Browser BROWSER = new Browser("en-US,en");
    private static final Browser CHINESE = new Browser("zh-CN,zh");

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(JENKINS).around(STAGE).around(BROWSER).around(CHINESE);

    @Rule(order = 1)
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule(order = 2)
    public final Lab lab = new Lab();

    private Folder folder;
    private Folder inner;
    private FreeStyleProject job;

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        BROWSER.size(1280, 900);
        BROWSER.dark(false);
        // Leaving the form of the test before is an error on the console.
        BROWSER.open("about:blank");
        BROWSER.errors();
        folder = JENKINS.createProject(Folder.class, "models");
        inner = folder.createProject(Folder.class, "team");
        job = inner.createProject(FreeStyleProject.class, "deploy");
        job.getPublishersList().add(new ModelArtsServiceLogsPublisher());
        FolderDefaults defaults = new FolderDefaults();
        defaults.setRegion("cn-north-4");
        defaults.setCredentialsId("of-models");
        defaults.setProjectId(Simulator.PROJECT_ID);
        folder.addProperty(defaults);
    }

    @Test
    public void aFolderSaysWhatItInherits() throws Exception {
        openFolder(BROWSER);
        assertThat(shown(BROWSER, "region"), is("- default: cn-north-4 (folder models) -"));
        assertThat(shown(BROWSER, "credentialsId"), is("- default: of-models (folder models) -"));
        assertThat(placeholder("projectId"), is("default: " + Simulator.PROJECT_ID + " (folder models)"));
        PageChecks.assertClean(BROWSER);
    }

    @Test
    public void anUntouchedFolderSetsNothing() throws Exception {
        Form form = openFolder(BROWSER);
        assertThat(form.save(), is(200));
        assertThat(inner.getProperties().get(FolderDefaults.class), nullValue());
    }

    @Test
    public void aFilledFolderIsSaved() throws Exception {
        Form form = openFolder(BROWSER);
        form.fill("region", "lab").fill("projectId", Simulator.PROJECT_ID);
        BROWSER.await("Array.from(document.querySelector('select[name=\"_.credentialsId\"]').options)"
                + ".some(option => option.value === 'huawei')");
        form.fill("credentialsId", "huawei");
        assertThat(form.save(), is(200));
        FolderDefaults saved = inner.getProperties().get(FolderDefaults.class);
        assertThat(saved.getRegion(), is("lab"));
        assertThat(saved.getCredentialsId(), is("huawei"));
        assertThat(saved.getProjectId(), is(Simulator.PROJECT_ID));
    }

    @Test
    public void aBadProjectIsNamedAndNotSaved() throws Exception {
        Form form = openFolder(BROWSER);
        form.fill("projectId", "no/id").error("projectId", "characters");
        assertThat(form.save(), is(400));
        assertThat(BROWSER.text("body"), containsString("characters that a project id cannot have"));
    }

    @Test
    public void aJobShowsTheDefaultsInItsEmptyFields() throws Exception {
        Form.job(BROWSER, STAGE.url(job.getUrl()));
        assertThat(placeholder("region"), is("default: cn-north-4 (folder models)"));
        BROWSER.await("document.querySelector('select[name=\"_.credentialsId\"]').options.length > 0");
        assertThat(shown(BROWSER, "credentialsId"), is("- default: of-models (folder models) -"));
        assertThat(placeholder("projectId"), is("default: " + Simulator.PROJECT_ID + " (folder models)"));
    }

    @Test
    public void anActionThatIsJustAddedShowsThemToo() throws Exception {
        job.getPublishersList().clear();
        BROWSER.open(STAGE.url(job.getUrl()) + "configure");
        BROWSER.await("document.readyState === 'complete'"
                + " && document.querySelector('button.hetero-list-add[suffix=publisher]')");
        BROWSER.run("document.querySelector('button.hetero-list-add[suffix=publisher]').click()");
        String entry = "Array.from(document.querySelectorAll('.jenkins-dropdown__item'))"
                + ".find(item => item.textContent.includes('ModelArts'))";
        BROWSER.await(entry);
        BROWSER.run(entry + ".click()");
        BROWSER.await("document.querySelector('[name=\"_.region\"]')");
        assertThat(placeholder("region"), is("default: cn-north-4 (folder models)"));
        assertThat(placeholder("projectId"), is("default: " + Simulator.PROJECT_ID + " (folder models)"));
    }

    @Test
    public void variablesAreTypedAndSaved() throws Exception {
        Form form = Form.job(BROWSER, STAGE.url(job.getUrl()));
        BROWSER.run("document.querySelector('.credentials-select-radio-control[value=param]').click()");
        form.fill("serviceId", "${SERVICE}")
                .fill("credentialsId", "${CREDENTIALS}")
                .fill("region", "${REGION}");
        form.fill("updateTime", "${TIME}").fill("timeoutMinutes", "${MINUTES}");
        assertThat(form.save(), is(200));
        ModelArtsServiceLogsPublisher saved = job.getPublishersList().get(ModelArtsServiceLogsPublisher.class);
        assertThat(saved.getServiceId(), is("${SERVICE}"));
        assertThat(saved.getCredentialsId(), is("${CREDENTIALS}"));
        assertThat(saved.getRegion(), is("${REGION}"));
        assertThat(saved.getUpdateTime(), is("${TIME}"));
        assertThat(saved.getTimeoutMinutes(), is("${MINUTES}"));
        Form again = Form.job(BROWSER, STAGE.url(job.getUrl()));
        assertThat(again.save(), is(200));
        saved = job.getPublishersList().get(ModelArtsServiceLogsPublisher.class);
        assertThat(saved.getCredentialsId(), is("${CREDENTIALS}"));
    }

    @Test
    public void noServicesAreListedWithCredentialsThatOnlyABuildKnows() throws Exception {
        Form form = Form.job(BROWSER, STAGE.url(job.getUrl()));
        BROWSER.run("document.querySelector('.credentials-select-radio-control[value=param]').click()");
        form.fill("credentialsId", "${CREDENTIALS}");
        BROWSER.run("document.querySelector('.modelarts-choose__button').click()");
        BROWSER.await("document.querySelector('.modelarts-choose__status.error')");
        assertThat(BROWSER.text(".modelarts-choose__status"), containsString("\"${CREDENTIALS}\""));
    }

    @Test
    public void theFormsFitAndAreDarkToo() throws Exception {
        for (int width : new int[] {1280, 375}) {
            for (boolean dark : new boolean[] {false, true}) {
                BROWSER.size(width, 1000);
                BROWSER.dark(dark);
                String kind = width + (dark ? "-dark" : "-light") + ".png";
                openFolder(BROWSER);
                picture(BROWSER, "projectId", "folder-" + kind);
                assertFits("projectId");
                Form.job(BROWSER, STAGE.url(job.getUrl()));
                picture(BROWSER, "region", "freestyle-" + kind);
                assertFits("region");
            }
        }
    }

    @Test
    public void chinese() throws Exception {
        CHINESE.size(1280, 1000);
        openFolder(CHINESE);
        assertThat(shown(CHINESE, "region"), is("- 默认：cn-north-4（文件夹 models） -"));
        picture(CHINESE, "projectId", "folder-zh-cn.png");
    }

    private Form openFolder(Browser browser) throws Exception {
        Form form = Form.folder(browser, STAGE.url(inner.getUrl()));
        browser.await("['region', 'credentialsId'].every("
                + "field => document.querySelector('select[name=\"_.' + field + '\"]').options.length > 0)");
        return form;
    }

    /** The text of the chosen entry. */
    private static String shown(Browser browser, String field) throws Exception {
        return browser.run("return document.querySelector('select[name=\"_." + field + "\"]').selectedOptions[0].text")
                .asText();
    }

    private static String placeholder(String field) throws Exception {
        return BROWSER.run("return document.querySelector('input[name=\"_." + field + "\"]').placeholder")
                .asText();
    }

    private static void picture(Browser browser, String field, String name) throws Exception {
        browser.run("document.querySelector('[name=\"_." + field + "\"]').scrollIntoView({block: 'center'})");
        browser.await("document.getAnimations().every(a => a.playState === 'finished')");
        browser.picture(IMAGES.resolve(name));
    }

    /** Nothing of the fields is wider than the window. */
    private static void assertFits(String field) throws Exception {
        assertThat(
                BROWSER.run("const box = document.querySelector('[name=\"_." + field + "\"]').getBoundingClientRect();"
                                + "return box.left >= 0 && box.right <= window.innerWidth")
                        .asBoolean(),
                is(true));
    }
}
