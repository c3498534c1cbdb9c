package io.jenkins.plugins.modelarts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertEquals;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.steps.ModelArtsServiceLogsPublisher;
import java.nio.file.Path;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** The list from which people choose the service in the form of the step. */
public class ServiceListInBrowser {

    private static final Path IMAGES = Path.of(System.getProperty("pictures", "target/images"));
    private static final String BUTTON = ".modelarts-choose__button";
    private static final String ITEMS = "dialog[open] .modelarts-services li:not([hidden])";

    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final Stage STAGE = new Stage(JENKINS);
    private static final Browser BROWSER = new Browser("en-US,en");
    private static final Browser CHINESE = new Browser("zh-CN,zh");

    @ClassRule
    public static final RuleChain RULES =
            RuleChain.outerRule(JENKINS).around(STAGE).around(BROWSER).around(CHINESE);

    @Rule
    public final Lab lab = new Lab();

    private String root;
    private FreeStyleProject job;

    @Before
    public void setUp() throws Exception {
        lab.setUp();
        lab.simulator().service("5ac4d6e8-7f21-4d0b-9a55-5d2a9c1e7b10", "fraud-detection");
        lab.simulator()
                .service("7c9e6679-7425-40de-944b-e07fc1f90ae7", "visual-inspection")
                .edge()
                .status("concerning");
        lab.simulator().service("9b2d7c1e-3f64-4a0e-8d5b-2c6f0e9a4b77", "<b>speech</b>-" + "to-text".repeat(8));
        root = STAGE.url("");
        BROWSER.size(1280, 900);
        BROWSER.dark(false);
        BROWSER.errors();
        job = JENKINS.createFreeStyleProject();
        job.getPublishersList().add(new ModelArtsServiceLogsPublisher());
    }

    @Test
    public void theSnippetHasTheServiceThatIsChosen() throws Exception {
        Form form = Form.snippet(BROWSER, root);
        form.fill("serviceName", "typed");
        open(BROWSER);
        filter("MNI");
        assertThat(count(ITEMS), is(1));
        BROWSER.run("document.querySelector('" + ITEMS + " button').click()");
        BROWSER.await("!document.querySelector('dialog[open]')");
        assertThat(form.value("serviceId"), is(Lab.SERVICE_ID));
        assertThat(form.value("serviceName"), is(""));
        BROWSER.await("document.activeElement.name === '_.serviceId'");
        assertThat(Form.generateSnippet(BROWSER), containsString("(serviceId: '" + Lab.SERVICE_ID + "')"));
        PageChecks.assertClean(BROWSER);
    }

    @Test
    public void theJobHasTheServiceThatIsChosen() throws Exception {
        ModelArtsConfiguration.get().setDefaultRegion(null);
        ModelArtsConfiguration.get().setDefaultCredentialsId(null);
        Form form = Form.job(BROWSER, STAGE.url(job.getUrl()));
        BROWSER.await("document.querySelector('[name=\"_.credentialsId\"]').options.length > 1");
        BROWSER.await("document.querySelector('[name=\"_.region\"]').options.length > 1");
        form.fill("credentialsId", "huawei").fill("region", Simulator.PROJECT);
        open(BROWSER);
        BROWSER.run("document.querySelector('" + ITEMS + " button').click()");
        BROWSER.await("!document.querySelector('dialog[open]')");
        assertThat(form.save(), is(200));
        assertThat(
                job.getPublishersList().get(ModelArtsServiceLogsPublisher.class).getServiceId(),
                is("9b2d7c1e-3f64-4a0e-8d5b-2c6f0e9a4b77"));
    }

    @Test
    public void theKeyboardAloneChooses() throws Exception {
        Form form = Form.snippet(BROWSER, root);
        BROWSER.run("document.querySelector('" + BUTTON + "').focus()");
        BROWSER.press("Enter");
        BROWSER.await("document.activeElement.matches('.modelarts-services input')");
        filter("fraud");
        BROWSER.press("ArrowDown");
        BROWSER.press("Enter");
        BROWSER.await("!document.querySelector('dialog[open]')");
        assertThat(form.value("serviceId"), is("5ac4d6e8-7f21-4d0b-9a55-5d2a9c1e7b10"));
    }

    @Test
    public void aClosedListChangesNothing() throws Exception {
        Form form = Form.snippet(BROWSER, root);
        form.fill("serviceId", "typed");
        open(BROWSER);
        BROWSER.run("document.querySelector('.jenkins-dialog__close-button').click()");
        BROWSER.await("!document.querySelector('dialog[open]')");
        assertThat(form.value("serviceId"), is("typed"));
        BROWSER.await("document.activeElement.matches('" + BUTTON + "')");
    }

    @Test
    public void nothingIsAskedBeforeTheButtonIsPressed() throws Exception {
        Form.job(BROWSER, STAGE.url(job.getUrl()));
        Form.snippet(BROWSER, root);
        assertThat(lab.simulator().requests().all().size(), is(0));
    }

    @Test
    public void theReasonIsSaidWhereThereIsNoList() throws Exception {
        lab.simulator().deny("modelarts:service:list");
        Form.snippet(BROWSER, root);
        BROWSER.run("document.querySelector('" + BUTTON + "').click()");
        BROWSER.await("document.querySelector('.modelarts-choose__status.error')");
        assertThat(BROWSER.text(".modelarts-choose__status"), containsString("modelarts:service:list"));
        assertThat(count("dialog[open]"), is(0));
    }

    @Test
    public void anUntouchedFormShowsNoRed() throws Exception {
        for (String page : new String[] {"snippet", "job"}) {
            Form form = page.equals("job") ? Form.job(BROWSER, STAGE.url(job.getUrl())) : Form.snippet(BROWSER, root);
            form.awaitChecked("serviceId");
            assertThat(
                    page,
                    // A job has other parts, which are not of the plugin and have errors in them.
                    BROWSER.run("const id = document.querySelector('[name=\"_.serviceId\"]');"
                                    + "return Array.from(id.closest('.repeated-chunk, form').querySelectorAll('.error'))"
                                    // The field of credentials has a hidden message.
                                    + ".filter(e => e.getClientRects().length > 0).map(e => e.textContent)")
                            .toString(),
                    is("[]"));
        }
    }

    @Test
    public void theListIsAccessibleAndFits() throws Exception {
        Form.snippet(BROWSER, root);
        open(BROWSER);
        for (int width : new int[] {1280, 360}) {
            for (boolean dark : new boolean[] {false, true}) {
                BROWSER.size(width, 900);
                BROWSER.dark(dark);
                // Until the colors and the dialog have come to rest.
                BROWSER.await("document.getAnimations().every(a => a.playState === 'finished')");
                PageChecks.assertAccessible(BROWSER, width + (dark ? " dark" : " light"));
                BROWSER.picture(IMAGES.resolve("services-" + width + (dark ? "-dark" : "-light") + ".png"));
            }
        }
        PageChecks.assertNarrow(BROWSER, "services");
    }

    @Test
    public void chinese() throws Exception {
        CHINESE.size(1280, 900);
        Form.snippet(CHINESE, root);
        CHINESE.picture(IMAGES.resolve("form-zh-cn.png"));
        open(CHINESE);
        assertThat(CHINESE.text("dialog[open]"), containsString("选择服务"));
        assertEquals(
                "按名称或 ID 筛选",
                CHINESE.run("return document.querySelector('dialog[open] input').placeholder")
                        .asText());
        CHINESE.picture(IMAGES.resolve("services-zh-cn.png"));
    }

    private static void open(Browser browser) throws Exception {
        browser.run("document.querySelector('" + BUTTON + "').click()");
        browser.await("document.querySelectorAll('" + ITEMS + "').length === 4");
    }

    private static void filter(String text) throws Exception {
        BROWSER.run("const input = document.querySelector('dialog[open] input'); input.value = '" + text
                + "'; input.dispatchEvent(new Event('input', {bubbles: true}))");
    }

    private static int count(String selector) throws Exception {
        return BROWSER.run("return document.querySelectorAll('" + selector + "').length")
                .asInt();
    }
}
