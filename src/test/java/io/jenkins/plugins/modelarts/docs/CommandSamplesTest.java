package io.jenkins.plugins.modelarts.docs;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;
import static org.junit.Assume.assumeFalse;

import hudson.Functions;
import hudson.model.User;
import io.jenkins.plugins.modelarts.testkit.CodeSample;
import io.jenkins.plugins.modelarts.testkit.Documentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import jenkins.security.ApiTokenProperty;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The commands of the documentation exist and do what the text says. */
public class CommandSamplesTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final StandIns standIns = new StandIns();

    private static final Pattern TEST_CLASS = Pattern.compile("-Dtest=(\\w+)");
    private static final Pattern PROPERTY = Pattern.compile("-D((?:benchmark|soak|fuzz)\\.\\w+)=");

    @BeforeClass
    public static void setUp() throws Exception {
        assumeFalse(Functions.isWindows());
        DocumentedHistory.tell(JENKINS);
        JENKINS.jenkins.setSecurityRealm(JENKINS.createDummySecurityRealm());
    }

    @Test
    public void everyCommandWorks() throws Exception {
        List<String> commands = Documentation.samples("sh").stream()
                .flatMap(CommandSamplesTest::commands)
                .toList();
        assertThat(commands, is(not(empty())));
        for (String command : commands) {
            String program = command.split(" ")[0];
            if (program.startsWith("./")) {
                assertTrue(command, Files.isExecutable(Path.of(program)));
            } else if (program.equals("mvn")) {
                hasTheTest(command);
            } else {
                assertThat(program, is("curl"));
                downloads(command);
            }
        }
    }

    /** What runs for minutes is only checked for names. */
    private static void hasTheTest(String command) throws IOException {
        Matcher test = TEST_CLASS.matcher(command);
        assertTrue(command, test.find());
        try (Stream<Path> files = Files.walk(Path.of("src/test/java"))) {
            Path source = files.filter(file -> file.endsWith(test.group(1) + ".java"))
                    .findFirst()
                    .orElseThrow();
            String text = Files.readString(source);
            PROPERTY.matcher(command)
                    .results()
                    .forEach(property -> assertThat(command, text, containsString("\"" + property.group(1) + "\"")));
        }
    }

    private void downloads(String command) throws Exception {
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", command).redirectErrorStream(true);
        shell.directory(standIns.folder().toFile());
        shell.environment().put("STAND_INS", standIns.folder().toString());
        shell.environment().put("PATH", standIns.folder() + ":" + System.getenv("PATH"));
        shell.environment().put("JENKINS_AT_TEST", JENKINS.getURL().toString().replaceFirst("/$", ""));
        shell.environment().put("API_TOKEN", token());
        Process process = shell.start();
        String output = new String(process.getInputStream().readAllBytes(), "UTF-8");
        assertEquals(output, 0, process.waitFor());
        String file = Files.readString(standIns.folder().resolve("deployments.csv"));
        assertThat(file, startsWith("\ufeffupdateTimeUtc,"));
    }

    private static String token() throws IOException {
        ApiTokenProperty tokens = User.getById("me", true).getProperty(ApiTokenProperty.class);
        return tokens.generateNewToken("documentation").plainValue;
    }

    /** One command each, without the comments behind them. */
    private static Stream<String> commands(CodeSample sample) {
        return sample.text().replaceAll("\\\\\\n\\s*", "").lines().map(line -> line.replaceFirst("\\s+#.*", ""));
    }
}
