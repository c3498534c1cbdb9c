package io.jenkins.plugins.modelarts.browser;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;

import hudson.model.FreeStyleBuild;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.RuleChain;
import org.jvnet.hudson.test.JenkinsRule;

/** Makes pictures of the pages, for docs/images where {@code -Dpictures=docs/images} is given. */
public class PicturesInBrowser {

    private static final Path IMAGES = Path.of(System.getProperty("pictures", "target/images"));
    private static final JenkinsRule JENKINS = new JenkinsRule();
    private static final Stage STAGE = new Stage(JENKINS);
    private static final Browser ENGLISH = new Browser("en-US,en");
    private static final Browser CHINESE = new Browser("zh-CN,zh");
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
        FreeStyleBuild last = Scene.make(JENKINS);
        String job = last.getParent().getUrl();
        PAGES.put("deployment", last.getUrl() + "modelarts/");
        PAGES.put("build", last.getUrl());
        PAGES.put("history", job + "modelarts/");
        PAGES.put("job", job);
        PAGES.put("overview", "modelarts/");
        STAGE.users();
        MODERN.signIn(STAGE.url(""), "modern");
    }

    @Test
    public void light() throws Exception {
        ENGLISH.size(1280, 800);
        ENGLISH.dark(false);
        take(ENGLISH, "light", "Failed");
    }

    @Test
    public void dark() throws Exception {
        ENGLISH.size(1280, 800);
        ENGLISH.dark(true);
        take(ENGLISH, "dark", "Failed");
    }

    @Test
    public void narrow() throws Exception {
        ENGLISH.size(360, 800);
        ENGLISH.dark(false);
        take(ENGLISH, "narrow", "Failed");
    }

    @Test
    public void chinese() throws Exception {
        CHINESE.size(1280, 800);
        CHINESE.dark(false);
        take(CHINESE, "zh-cn", "失败");
    }

    /** The pages of those who chose Jenkins' new build and job pages. */
    @Test
    public void modernLight() throws Exception {
        MODERN.size(1280, 800);
        MODERN.dark(false);
        take(MODERN, "new-light", "Failed");
    }

    @Test
    public void modernDark() throws Exception {
        MODERN.size(1280, 800);
        MODERN.dark(true);
        take(MODERN, "new-dark", "Failed");
    }

    private static void take(Browser browser, String kind, String word) throws Exception {
        for (Map.Entry<String, String> page : PAGES.entrySet()) {
            if (browser == MODERN && page.getKey().equals("overview")) {
                continue;
            }
            browser.open(STAGE.url(page.getValue()));
            browser.await("document.readyState === 'complete'");
            if (!page.getKey().equals("job")) {
                assertThat(browser.text(".modelarts"), containsString(word));
            }
            // Core fetches this for its side panel.
            Thread.sleep(1000);
            browser.picture(IMAGES.resolve(page.getKey() + "-" + kind + ".png"));
        }
    }
}
