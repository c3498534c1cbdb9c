package io.jenkins.plugins.modelarts.credentials;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import hudson.model.Result;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.runtime.FakeTimeRuntime;
import io.jenkins.plugins.modelarts.runtime.TestProxy;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.Simulator;
import io.jenkins.plugins.modelarts.steps.EmptyJenkins;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.TestExtension;

/**
 * Makes every kind of request fail with all loggers on. Then it searches for secrets in all places that people or other
 * plugins can read.
 */
public class NoSecretLeaksTest {

    private static final String STEP = "modelartsServiceLogs serviceId: '" + Lab.SERVICE_ID + "', pollSeconds: 2";
    private static final String WRONG_PASSWORD = "Wr0ng-password-of-acme";
    private static final String WRONG_KEY = "wrong-secret-key-of-acme";
    private static final String SECURITY_TOKEN = "made-up-security-token-of-acme";
    private static final String PROXY_PASSWORD = "Pr0xy-password-of-acme";
    private static final String ENV_VALUE = "env-value-of-the-model";
    private static final List<String> LOGGERS =
            List.of("", "io.jenkins.plugins.modelarts", "jdk.httpclient", "com.cloudbees.plugins.credentials");

    /** A failed request is repeated after some seconds, and there are many of them. */
    private static final FakeTime TIME = FakeTime.fast(10);

    @ClassRule
    public static final JenkinsRule jenkins = new JenkinsRule();

    @Rule
    public final EmptyJenkins empty = new EmptyJenkins();

    @Rule
    public final Lab lab = new Lab();

    @Rule
    public final TestProxy proxy = new TestProxy();

    private final HttpClient browser = HttpClient.newHttpClient();
    private final List<WorkflowRun> runs = new ArrayList<>();
    private final LogText everything = new LogText();
    private final Map<Logger, Optional<Level>> levels = new HashMap<>();
    private final KnownSecrets secrets = new KnownSecrets();
    private String token;

    @Before
    public void setUp() throws Exception {
        lab.simulator().clock(TIME.clock());
        lab.setUp();
        for (String name : LOGGERS) {
            Logger logger = Logger.getLogger(name);
            levels.put(logger, Optional.ofNullable(logger.getLevel()));
            logger.setLevel(Level.ALL);
        }
        everything.setLevel(Level.ALL);
        Logger.getLogger("").addHandler(everything);
        token = lab.simulator().newToken();
        secrets.add("password", Simulator.PASSWORD);
        secrets.add("wrong password", WRONG_PASSWORD);
        secrets.add("secret key", Simulator.SECRET_KEY);
        secrets.add("wrong secret key", WRONG_KEY);
        secrets.add("security token", SECURITY_TOKEN);
        secrets.add("ready token", token);
        secrets.add("proxy password", PROXY_PASSWORD);
        secrets.add("value of an environment variable", ENV_VALUE);
        store();
    }

    @After
    public void forgetTheProxy() throws Exception {
        jenkins.jenkins.setProxy(null);
    }

    @After
    public void stopLogging() {
        Logger.getLogger("").removeHandler(everything);
        levels.forEach((logger, level) -> logger.setLevel(level.orElse(null)));
    }

    private void store() throws Exception {
        Lab.store(Lab.user("wrong-password", WRONG_PASSWORD));
        Lab.store(Lab.accessKey("key", Simulator.ACCESS_KEY, Simulator.SECRET_KEY, null));
        Lab.store(Lab.accessKey("wrong-key", Simulator.ACCESS_KEY, WRONG_KEY, null));
        Lab.store(Lab.accessKey("unknown-key", "UNKNOWNUNKNOWNUNKNOW", WRONG_KEY, null));
        lab.simulator().account(Simulator.ACCOUNT).accessKey("TEMPORARY", Simulator.SECRET_KEY, SECURITY_TOKEN);
        Lab.store(Lab.accessKey("temporary-key", "TEMPORARY", Simulator.SECRET_KEY, SECURITY_TOKEN));
        Lab.store(Lab.accessKey("wrong-temporary-key", "TEMPORARY", WRONG_KEY, SECURITY_TOKEN));
        Lab.store(Lab.secretText("token", token));
        Lab.store(Lab.secretText("ended-token", "MII" + token.substring(3).toLowerCase(Locale.ROOT)));
        Lab.store(Lab.secretText("token-with-line-break", token + "\n" + token));
        secrets.add("ended token", "MII" + token.substring(3).toLowerCase(Locale.ROOT));
    }

    @Test
    public void nothingThatIsSecretIsFoundAnywhere() throws Exception {
        runEverything();
        assertThat("there was something to search", everything.text(), containsString("io.jenkins.plugins.modelarts"));
        Map<String, String> places = places();
        assertThat(places.keySet(), hasItem(startsWith("file jobs/")));
        WorkflowRun first = runs.get(0);
        assertThat(places.get("page " + first.getUrl() + "consoleFull"), containsString("ModelArts"));
        assertThat(places.get("page " + first.getUrl() + "modelarts/api/json?depth=9"), containsString("SUCCESS"));
        List<String> leaks = secrets.leaks(places);
        assertThat(String.join("\n", leaks), leaks, empty());
    }

    @Test
    public void aSecretInTheConsoleIsFound() throws Exception {
        runs.add(jenkins.waitForCompletion(Lab.start(jenkins, "echo '" + canary() + "'")));
        assertThat(secrets.leaks(places()), hasItem(startsWith("canary in page")));
    }

    @Test
    public void aSecretInALogRecordIsFound() throws Exception {
        Logger.getLogger("io.jenkins.plugins.modelarts.test").finest("sends " + canary());
        assertThat(secrets.leaks(places()), hasItem(startsWith("canary in log")));
    }

    @Test
    public void aSignatureInAFileIsFound() throws Exception {
        Path directory = jenkins.createFreeStyleProject("job").getRootDir().toPath();
        Files.writeString(directory.resolve("some.log"), "Signature=" + "0123456789abcdef".repeat(4));
        assertThat(secrets.leaks(places()), hasItem(startsWith("signature in file jobs/job/some.log")));
    }

    /** A secret that is in no place unless a test puts it there. The places of one test are also those of the next one. */
    private String canary() {
        String canary = UUID.randomUUID().toString();
        secrets.add("canary", canary);
        return canary;
    }

    private void runEverything() throws Exception {
        long later = lab.simulator().now().plus(Duration.ofHours(1)).toEpochMilli();
        var update = lab.service()
                .update(later, "SUCCESS")
                .config("model", "0.0.1", 100)
                .env("KEY", ENV_VALUE);
        for (String id : List.of("huawei", "key", "temporary-key", "token")) {
            build(id, Result.SUCCESS);
        }
        for (String id : List.of(
                "wrong-password",
                "wrong-password",
                "wrong-key",
                "unknown-key",
                "wrong-temporary-key",
                "ended-token",
                "token-with-line-break")) {
            build(id, Result.FAILURE);
            ModelArtsConfiguration.get().doTestConnection(Simulator.PROJECT, id, Lab.SERVICE_ID);
        }
        update.result("FAIL");
        for (String id : List.of("huawei", "key", "token")) {
            build(id, Result.FAILURE);
        }
        update.result("SUCCESS");
        for (Fault fault : List.of(
                Fault.status(500),
                Fault.html(),
                Fault.truncated(),
                Fault.reset(),
                Fault.throttled(Duration.ofSeconds(1)),
                Fault.redirect(URI.create("http://127.0.0.1:1/")),
                Fault.status(400, "{\"error_code\":\"ModelArts.0104\",\"error_msg\":\"bad\"}"),
                Fault.status(401, "{\"error_code\":\"APIG.0301\",\"error_msg\":\"decrypt token fail " + token + "\"}"),
                Fault.status(403, "{\"error_code\":\"ModelArts.0112\",\"error_msg\":\"no\"}"),
                Fault.status(404, "{\"error_code\":\"ModelArts.3502\",\"error_msg\":\"no\"}"))) {
            for (String id : List.of("huawei", "key", "token")) {
                lab.simulator().faults().on("/v1/.*").next(fault);
                build(id, null);
            }
            lab.simulator().faults().clear();
        }
        proxy.wants("acme", PROXY_PASSWORD);
        secrets.add("proxy login", proxy.login().substring("Basic ".length()));
        jenkins.jenkins.setProxy(proxy.configuration("acme", PROXY_PASSWORD, ""));
        build("huawei", Result.SUCCESS);
        build("token", Result.SUCCESS);
        jenkins.jenkins.setProxy(proxy.configuration("acme", "wrong", ""));
        build("huawei", Result.FAILURE);
        jenkins.jenkins.setProxy(proxy.configuration("acme", PROXY_PASSWORD, ""));
    }

    private void build(String credentialsId, Result expected) throws Exception {
        WorkflowRun run =
                jenkins.waitForCompletion(Lab.start(jenkins, STEP + ", credentialsId: '" + credentialsId + "'"));
        if (expected != null) {
            jenkins.assertBuildStatus(expected, run);
        }
        runs.add(run);
    }

    /** All texts that can be read, by their place. */
    private Map<String, String> places() throws Exception {
        Map<String, String> places = new TreeMap<>();
        stopLogging();
        places.put("log", everything.text());
        places.put(
                "threads",
                Stream.of(ManagementFactory.getThreadMXBean().dumpAllThreads(true, true))
                        .map(Object::toString)
                        .toList()
                        .toString());
        ByteArrayOutputStream casc = new ByteArrayOutputStream();
        ConfigurationAsCode.get().export(casc);
        places.put("configuration as code", casc.toString(UTF_8));
        List<String> pages = new ArrayList<>(List.of(
                "configure",
                "manage/log/all",
                "manage/pluginManager/advanced",
                "credentials/store/system/domain/lab/",
                "credentials/store/system/domain/lab/credential/key/updateDialog"));
        for (WorkflowRun run : runs) {
            pages.addAll(List.of(run.getUrl(), run.getUrl() + "consoleFull", run.getUrl() + "api/xml?depth=9"));
            if (run.getAction(DeploymentsAction.class) != null) {
                pages.addAll(List.of(run.getUrl() + "modelarts/", run.getUrl() + "modelarts/api/json?depth=9"));
            }
        }
        for (String page : pages) {
            places.put("page " + page, read(page));
        }
        Path home = jenkins.jenkins.getRootDir().toPath();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String name = home.relativize(file).toString();
                if (!name.equals("credentials.xml") && !name.startsWith("secret") && !name.startsWith("plugins/")) {
                    places.put("file " + name, new String(Files.readAllBytes(file), ISO_8859_1));
                }
            }
        }
        return places;
    }

    private String read(String page) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(jenkins.getURL().toURI().resolve(page)).build();
        HttpResponse<String> response = browser.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(page, response.statusCode(), is(200));
        return response.body();
    }

    /** Puts the plugin into the time of this test. */
    @TestExtension
    public static final class Runtime extends FakeTimeRuntime {
        public Runtime() {
            super(TIME);
        }
    }
}
