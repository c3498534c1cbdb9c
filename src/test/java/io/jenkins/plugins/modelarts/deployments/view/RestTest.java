package io.jenkins.plugins.modelarts.deployments.view;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.junit.Assert.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.modelarts.deployments.Sample;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.LoggerRule;
import org.xml.sax.InputSource;

/** What REST says is well formed whatever the names, and costs no more than what is asked for. */
public class RestTest extends BuildWithDeployments {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Each ends a name in one of the formats, and goes on with something that is none of ModelArts' business. */
    private static final List<String> NAMES = List.of(
            "a\":1,\"forged\":\"yes",
            "b':__import__('os').system('id'),'c",
            "d\\",
            "e></e><forged/>",
            "f\n\"forged\":1",
            "g\u0000\u2028\u202e",
            "h".repeat(40_000));

    @Rule
    public final LoggerRule reads = new LoggerRule()
            .record("io.jenkins.plugins.modelarts.deployments.DeploymentStore", Level.FINE)
            .capture(100);

    @Test
    public void hostileNamesForgeNothingInJson() throws Exception {
        hostile();
        JsonNode tree = JSON.readTree(rest("json"));
        assertThat(tree.findValues("forged"), is(empty()));
        assertThat(fieldNames(tree).stream().filter(name -> name.length() > 128).toList(), is(empty()));
    }

    @Test
    public void hostileNamesAreNoCodeInPython() throws Exception {
        hostile();
        String python = rest("python");
        assertThat(python, not(containsString("__import__(")));
        assertThat(python, not(containsString("\"forged\":")));
        // What Python writes in another way than JSON.
        JsonNode tree = JSON.readTree(
                python.replace("None", "null").replace("True", "true").replace("False", "false"));
        assertThat(tree.findValues("forged"), is(empty()));
    }

    @Test
    public void hostileNamesAreWellFormedXml() throws Exception {
        hostile();
        var document = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(rest("xml"))));
        assertEquals(0, document.getElementsByTagName("forged").getLength());
    }

    @Test
    public void aDeploymentsOwnUrlHasItsRecords() throws Exception {
        Sample.deployment().succeeded(build);
        assertThat(JSON.readTree(rest("json")).findPath("logs").size(), is(2));
    }

    @Test
    public void aJobsDeepRestReadsNoRecordOfABuild() throws Exception {
        Sample.deployment().succeeded(build);
        for (String url : List.of(job.getUrl() + "api/json?depth=2", build.getUrl() + "api/json?depth=1")) {
            String answer =
                    client().goTo(url, "application/json").getWebResponse().getContentAsString();
            assertThat(url, answer, containsString(Sample.SERVICE_ID));
            assertThat(url, answer, not(containsString("\"logs\"")));
        }
        assertThat(reads.getMessages(), is(empty()));
    }

    @Test
    public void aTreeThatNamesTheRecordsGetsThem() throws Exception {
        Sample.deployment().succeeded(build);
        String answer = client().goTo(
                        job.getUrl() + "api/json?tree=builds[actions[deployments[logs[*]]]]", "application/json")
                .getWebResponse()
                .getContentAsString();
        assertThat(answer, containsString("0.0.2"));
        assertThat(reads.getMessages(), hasSize(1));
    }

    private void hostile() throws Exception {
        Sample.deployment()
                .logs("[{\"update_time\":1,\"result\":\"SUCCESS\",\"config\":[{\"envs\":" + named("secret")
                        + ",\"additional_properties\":" + named(Map.of("max_surge", 1)) + "}]}]")
                .succeeded(build);
    }

    private static String named(Object value) throws Exception {
        return JSON.writeValueAsString(NAMES.stream().collect(Collectors.toMap(name -> name, name -> value)));
    }

    private static List<String> fieldNames(JsonNode tree) {
        List<String> names = new ArrayList<>();
        tree.fieldNames().forEachRemaining(names::add);
        tree.forEach(child -> names.addAll(fieldNames(child)));
        return names;
    }

    private String rest(String format) throws Exception {
        return client().goTo(build.getUrl() + "modelarts/api/" + format, null)
                .getWebResponse()
                .getContentAsString();
    }
}
