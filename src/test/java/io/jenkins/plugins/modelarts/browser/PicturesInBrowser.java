package io.jenkins.plugins.modelarts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import hudson.model.FreeStyleBuild;
import io.jenkins.plugins.modelarts.deployments.ServiceStory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Takes pictures of the pages. With {@code -Dpictures=docs/images} it renews the pictures of the documentation. */
public class PicturesInBrowser {

    private static final Path IMAGES = Path.of(System.getProperty("pictures", "target/images"));
    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final Stage STAGE = new Stage(JENKINS);
    private static final Browser ENGLISH = new Browser("en-US,en");
    private static final Browser CHINESE = new Browser("zh-CN,zh");

    /** Signed in as a user who chose Jenkins' new build and job pages. */
    private static final Browser MODERN = new Browser("en-US,en");

    @ClassRule
    public static final RuleChain RULES = RuleChain.outerRule(JENKINS)
            .around(STAGE)
            .around(ENGLISH)
            .around(CHINESE)
            .around(MODERN);

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @BeforeClass
    public static void scene() throws Exception {
        ServiceStory story = ServiceStory.tell(JENKINS);
        FreeStyleBuild last = Scene.make(JENKINS);
        Fleet.make(JENKINS);
        String job = last.getParent().getUrl();
        PAGES.put("deployment", last.getUrl() + "modelarts/");
        PAGES.put("build", last.getUrl());
        PAGES.put("history", job + "modelarts/");
        PAGES.put("job", job);
        PAGES.put("overview", "modelarts/");
        PAGES.put("column", Fleet.VIEW);
        PAGES.put("service", ServiceStory.url());
        PAGES.put("compare", ServiceStory.url() + "compare?from=" + story.failed + "&to=" + story.again);
        STAGE.users();
        MODERN.signIn(STAGE.url(""), "modern");
    }

    @Test
    public void light() throws Exception {
        take(ENGLISH, "light");
    }

    @Test
    public void dark() throws Exception {
        take(ENGLISH, "dark");
    }

    @Test
    public void narrow() throws Exception {
        take(ENGLISH, "narrow");
    }

    @Test
    public void chinese() throws Exception {
        take(CHINESE, "zh-cn");
    }

    @Test
    public void modernLight() throws Exception {
        take(MODERN, "new-light");
    }

    @Test
    public void modernDark() throws Exception {
        take(MODERN, "new-dark");
    }

    /** @param picture ends the name of each file; "narrow" and "dark" in it set the browser's window and its look */
    private static void take(Browser browser, String picture) throws Exception {
        browser.size(picture.equals("narrow") ? 360 : 1280, 800);
        browser.dark(picture.endsWith("dark"));
        String failed = browser == CHINESE ? "失败" : "Failed";
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            boolean isHidden = picture.equals("narrow") && page.getKey().equals("column");
            if (isHidden || browser == MODERN && !ofJobOrBuild(page.getKey())) {
                continue;
            }
            browser.open(STAGE.url(page.getValue()));
            browser.await("document.readyState === 'complete'");
            if (!Set.of("job", "column").contains(page.getKey())) {
                assertThat(browser.text(".modelarts"), containsString(failed));
            }
            // Jenkins loads the list of builds in the side panel after the page.
            Thread.sleep(1000);
            browser.picture(IMAGES.resolve(page.getKey() + "-" + picture + ".png"));
        }
    }

    /** Whether Jenkins has a new page of this kind. */
    private static boolean ofJobOrBuild(String page) {
        return !Set.of("overview", "column", "service", "compare").contains(page);
    }
}
