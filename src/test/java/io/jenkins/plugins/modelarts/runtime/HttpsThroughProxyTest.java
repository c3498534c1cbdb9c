package io.jenkins.plugins.modelarts.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import hudson.util.FormValidation;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.config.CustomRegion;
import io.jenkins.plugins.modelarts.config.ModelArtsConfiguration;
import io.jenkins.plugins.modelarts.credentials.HuaweiCloudAccessKey;
import io.jenkins.plugins.modelarts.steps.Lab;
import io.jenkins.plugins.modelarts.steps.ShortJenkins;
import io.jenkins.plugins.modelarts.testkit.ServerKeys;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.RealJenkinsRule;

/** The test runs in its own process, because Java reads the setting only once. */
public class HttpsThroughProxyTest {

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    @Rule
    public final RealJenkinsRule rule = ShortJenkins.rule().javaOptions("-Djdk.http.auth.tunneling.disabledSchemes=");

    @Test
    public void proxyAndServerSeeOnlyTheirOwnSecrets() throws Throwable {
        File keys = ServerKeys.make(folder.getRoot().toPath()).toFile();
        rule.then((RealJenkinsRule.Step) jenkins -> sendThroughTunnel(jenkins, keys));
    }

    private static void sendThroughTunnel(JenkinsRule jenkins, File keys) throws Exception {
        SSLContext tls = ServerKeys.tls(keys.toPath());
        SSLContext.setDefault(tls);
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        List<Headers> seen = new CopyOnWriteArrayList<>();
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders());
            byte[] projects = "{\"projects\":[{\"id\":\"p1\",\"name\":\"lab\"}]}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, projects.length);
            exchange.getResponseBody().write(projects);
            exchange.close();
        });
        server.start();
        TestProxy proxy = new TestProxy();
        proxy.start();
        proxy.wants("acme", "Pr0xy-password");
        jenkins.jenkins.setProxy(proxy.configuration("acme", "Pr0xy-password", ""));

        String endpoint = "https://127.0.0.1:" + server.getAddress().getPort();
        ModelArtsConfiguration configuration = ModelArtsConfiguration.get();
        configuration.setCustomRegions(List.of(new CustomRegion("lab", endpoint, endpoint)));
        Lab.stored()
                .add(new HuaweiCloudAccessKey(
                        CredentialsScope.GLOBAL, "key", null, "AK", Secret.fromString("Secret-key")));
        FormValidation result = configuration.doTestConnection("lab", "key", "");

        assertThat(result.getMessage(), result.kind, is(FormValidation.Kind.OK));
        assertThat(proxy.heads(), contains(startsWith("CONNECT ")));
        assertThat(proxy.heads().get(0), containsString("\r\nProxy-Authorization: " + proxy.login()));
        assertThat(proxy.heads().get(0), not(containsString("SDK-HMAC-SHA256")));
        assertThat(seen.get(0).getFirst("Authorization"), startsWith("SDK-HMAC-SHA256 Access=AK"));
        assertThat(seen.get(0).keySet(), everyItem(not(startsWith("Proxy"))));
        proxy.stop();
        server.stop(0);
    }
}
