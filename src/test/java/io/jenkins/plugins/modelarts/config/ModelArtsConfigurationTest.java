package io.jenkins.plugins.modelarts.config;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.Assert.assertThrows;

import com.cloudbees.plugins.credentials.CredentialsScope;
import hudson.XmlFile;
import hudson.model.Saveable;
import hudson.model.listeners.SaveableListener;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudAccessKey;
import io.jenkins.plugins.modelarts.steps.BrowsedJenkins;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;
import org.jvnet.localizer.LocaleProvider;

public class ModelArtsConfigurationTest {

    private static final List<Region> SAVED = new CopyOnWriteArrayList<>();

    @ClassRule
    public static final JenkinsRule jenkins = new BrowsedJenkins();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    private ModelArtsConfiguration configuration;

    @Before
    public void setUp() {
        configuration = ModelArtsConfiguration.get();
    }

    @Test
    public void theFormKeepsWhatIsSetUp() throws Exception {
        Lab.store(Lab.user("huawei", "password"));
        configuration.setDefaultRegion("cn-north-4");
        configuration.setDefaultCredentialsId("huawei");
        CustomRegion withCredentials = region("lab");
        withCredentials.setCredentialsId("huawei");
        CustomRegion withMissing = region("lab3");
        withMissing.setCredentialsId("missing");
        configuration.setCustomRegions(List.of(withCredentials, region("lab2"), withMissing));
        configuration.setMaxDeployments(77);
        jenkins.configRoundtrip();
        assertThat(configuration.getMaxDeployments(), is(77));
        assertThat(configuration.getDefaultRegion(), is("cn-north-4"));
        assertThat(configuration.getDefaultCredentialsId(), is("huawei"));
        assertThat(names(configuration), is(List.of("lab", "lab2", "lab3")));
        assertThat(configuration.getCustomRegions().get(0).getCredentialsId(), is("huawei"));
        assertThat(configuration.getCustomRegions().get(1).getCredentialsId(), nullValue());
        assertThat(configuration.getCustomRegions().get(2).getCredentialsId(), is("missing"));
    }

    @Test
    public void theFormKeepsThatNothingIsSetUp() throws Exception {
        jenkins.configRoundtrip();
        assertThat(configuration.getDefaultRegion(), nullValue());
        assertThat(configuration.getDefaultCredentialsId(), nullValue());
        assertThat(configuration.getCustomRegions(), empty());
    }

    @Test
    public void theFormChangesHowManyDeploymentsAreKept() throws Exception {
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            HtmlForm form = browser.goTo("configure").getFormByName("config");
            form.getInputByName("_.maxDeployments").setValue("55");
            jenkins.submit(form);
        }
        assertThat(configuration.getMaxDeployments(), is(55));
    }

    @Test
    public void theFormCanTakeAwayTheLastCustomRegion() throws Exception {
        configuration.setCustomRegions(List.of(region("lab")));
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            HtmlPage page = browser.goTo("configure");
            page.<HtmlButton>getFirstByXPath(
                            "//div[@name='customRegions']//button[contains(@class,'repeatable-delete')]")
                    .click();
            jenkins.submit(page.getFormByName("config"));
        }
        assertThat(configuration.getCustomRegions(), empty());
    }

    @Test
    public void aCustomRegionHoldsWhileTheFormIsSaved() throws Exception {
        configuration.setCustomRegions(List.of(region("cn-north-4")));
        configuration.setDefaultRegion("cn-north-4");
        SAVED.clear();
        jenkins.configRoundtrip();
        assertThat(SAVED, is(List.of(region("cn-north-4").toRegion())));
    }

    /** Notes what a build would find whenever the configuration is saved. */
    @TestExtension
    public static final class Reader extends SaveableListener {
        @Override
        public void onChange(Saveable saved, XmlFile file) {
            if (saved instanceof ModelArtsConfiguration configuration) {
                try {
                    SAVED.add(configuration.regions().get("cn-north-4"));
                } catch (ModelArtsException e) {
                    throw new AssertionError(e);
                }
            }
        }
    }

    @Test
    public void isStillThereAfterARestart() throws Exception {
        configuration.setDefaultRegion("lab");
        configuration.setCustomRegions(List.of(region("lab")));
        ModelArtsConfiguration loaded = new ModelArtsConfiguration();
        assertThat(loaded.getDefaultRegion(), is("lab"));
        assertThat(names(loaded), is(List.of("lab")));
        assertThat(loaded.regions().get("lab"), is(region("lab").toRegion()));
    }

    @Test
    public void whatAFileLacksHasItsDefault() throws Exception {
        Path file = jenkins.jenkins.getRootDir().toPath().resolve(ModelArtsConfiguration.class.getName() + ".xml");
        String name = ModelArtsConfiguration.class.getName();
        Files.writeString(file, "<" + name + "><defaultRegion>lab</defaultRegion></" + name + ">");
        ModelArtsConfiguration loaded = new ModelArtsConfiguration();
        assertThat(loaded.getDefaultRegion(), is("lab"));
        assertThat(loaded.getCustomRegions(), empty());
        assertThat(loaded.getMaxDeployments(), is(1000));
    }

    @Test
    public void aRegionWithoutAnEndpointIsLeftOut() throws Exception {
        configuration.setCustomRegions(List.of(region("lab"), region("lab1"), region("lab2")));
        Path file = jenkins.jenkins.getRootDir().toPath().resolve(ModelArtsConfiguration.class.getName() + ".xml");
        Files.writeString(
                file,
                Files.readString(file)
                        .replaceFirst("<iamEndpoint>.*</iamEndpoint>", "")
                        .replaceFirst("<iamEndpoint>.*<", "<iamEndpoint>not an address<")
                        .replaceFirst("<maxDeployments>.*<", "<maxDeployments>0<"));
        ModelArtsConfiguration loaded = new ModelArtsConfiguration();
        assertThat(names(loaded), is(List.of("lab2")));
        assertThat(loaded.getMaxDeployments(), is(1000));
    }

    @Test
    public void keepsAtLeastOneDeployment() {
        assertThrows(IllegalArgumentException.class, () -> configuration.setMaxDeployments(0));
        assertThat(configuration.doCheckMaxDeployments("0").kind, is(FormValidation.Kind.ERROR));
        assertThat(configuration.doCheckMaxDeployments("many").kind, is(FormValidation.Kind.ERROR));
        assertThat(configuration.doCheckMaxDeployments(" 1 ").kind, is(FormValidation.Kind.OK));
    }

    @Test
    public void refusesTwoRegionsOfTheSameName() throws Exception {
        configuration.setCustomRegions(List.of(region("lab")));
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class,
                () -> configuration.setCustomRegions(List.of(region("twin"), region("twin"))));
        assertThat(refusal.getMessage(), containsString("twin, twin"));
        assertThat(names(configuration), is(List.of("lab")));
    }

    @Test
    public void theFormOffersOnlyCredentialsThatBuildsCanUse() throws Exception {
        Lab.store(Lab.user("huawei", "password"));
        Lab.store(new StringCredentialsImpl(CredentialsScope.SYSTEM, "own", null, Secret.fromString("secret")));
        assertThat(offered(), is(List.of("", "current", "huawei")));
    }

    @Test
    public void warnsOfCredentialsThatAreNotThere() {
        FormValidation warning = configuration.doCheckDefaultCredentialsId("nothing");
        assertThat(warning.kind, is(FormValidation.Kind.WARNING));
        assertThat(warning.getMessage(), containsString("nothing"));
    }

    @Test
    public void speaksChineseToo() throws Exception {
        LocaleProvider usual = LocaleProvider.getProvider();
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                return Locale.SIMPLIFIED_CHINESE;
            }
        });
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            browser.setJavaScriptEnabled(false);
            String page = browser.goTo("configure").getWebResponse().getContentAsString();
            assertThat(page, allOf(containsString("默认区域"), containsString("测试连接")));
            browser.addRequestHeader("Accept-Language", "zh-CN");
            String help = browser.goTo(
                            "descriptor/" + ModelArtsConfiguration.class.getName() + "/help/testServiceId", "text/html")
                    .getWebResponse()
                    .getContentAsString();
            assertThat(help, containsString("账号被锁定"));
        } finally {
            LocaleProvider.setProvider(usual);
        }
    }

    @Test
    public void showsNoStoredSecretInTheFormsOfCredentials() throws Exception {
        Lab.store(Lab.user("huawei", "Sw0rdfish"));
        HuaweiCloudAccessKey key =
                new HuaweiCloudAccessKey(CredentialsScope.GLOBAL, "key", null, "AK", Secret.fromString("Secret-key"));
        key.setSecurityToken(Secret.fromString("Security-token"));
        Lab.store(key);
        try (JenkinsRule.WebClient browser = jenkins.createWebClient()) {
            // The scripts of the form work only in a whole page.
            browser.setJavaScriptEnabled(false);
            for (String id : List.of("huawei", "key")) {
                String page = browser.goTo("credentials/store/system/domain/lab/credential/" + id + "/updateDialog")
                        .getWebResponse()
                        .getContentAsString();
                assertThat(page, containsString(id));
                Stream.of("Sw0rdfish", "Secret-key", "Security-token")
                        .forEach(secret -> assertThat(page, not(containsString(secret))));
            }
        }
    }

    private List<String> offered() {
        configuration.setDefaultCredentialsId("current");
        return configuration.doFillDefaultCredentialsIdItems().stream()
                .map(option -> option.value)
                .toList();
    }

    private static List<String> names(ModelArtsConfiguration configuration) {
        return configuration.getCustomRegions().stream()
                .map(CustomRegion::getName)
                .toList();
    }

    private static CustomRegion region(String name) throws Exception {
        return new CustomRegion(name, "https://modelarts.example.com", "https://iam.example.com");
    }
}
