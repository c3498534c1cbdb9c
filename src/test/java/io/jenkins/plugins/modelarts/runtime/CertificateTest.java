package io.jenkins.plugins.modelarts.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.junit.Assert.assertThrows;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.jenkins.plugins.modelarts.client.ApiOperation;
import io.jenkins.plugins.modelarts.client.ApiRequest;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.testkit.ServerKeys;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.jvnet.hudson.test.JenkinsRule;

/** A server that pretends to be ModelArts. {@link HttpsThroughProxyTest} shows that a trusted one gets its requests. */
public class CertificateTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final HttpTransportProvider http =
            new HttpTransportProvider(ForkJoinPool.commonPool(), Runnable::run, Clock.systemUTC());

    @Test
    public void aServerWithAnUnknownCertificateGetsNoRequest() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(
                ServerKeys.tls(ServerKeys.make(folder.getRoot().toPath()))));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        try {
            URI uri = URI.create("https://127.0.0.1:" + server.getAddress().getPort() + "/");
            ApiRequest request = new ApiRequest(ApiOperation.LOGS, uri, "project", "service");
            ExecutionException refused = assertThrows(
                    ExecutionException.class,
                    () -> http.get()
                            .send(HttpRequest.newBuilder(uri).build(), request)
                            .get());
            assertThat(ModelArtsException.in(refused).problem(), is(Problem.UNREACHABLE));
            assertThat(requests.get(), is(0));
        } finally {
            server.stop(0);
        }
    }
}
