package io.jenkins.plugins.modelarts.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.Assert.assertThrows;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import io.jenkins.plugins.modelarts.client.ApiOperation;
import io.jenkins.plugins.modelarts.client.ApiRequest;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.RawResponse;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.After;
import org.junit.Before;
import org.junit.ClassRule;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

public class HttpTransportProviderTest {

    @ClassRule
    public static final JenkinsRule JENKINS = new JenkinsRule();

    @Rule
    public final TestProxy proxy = new TestProxy();

    private final HttpTransportProvider http =
            new HttpTransportProvider(ForkJoinPool.commonPool(), Runnable::run, Clock.systemUTC());
    private final List<Headers> seen = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @Before
    public void startServer() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestHeaders());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    @After
    public void stopServer() throws Exception {
        server.stop(0);
        JENKINS.jenkins.setProxy(null);
    }

    @Test
    public void goesThroughTheProxyOfJenkins() throws Exception {
        JENKINS.jenkins.setProxy(proxy.configuration(null, null, null));
        get();
        assertThat(proxy.heads(), contains(startsWith("GET " + uri("http"))));
        assertThat(seen, hasSize(1));
    }

    @Test
    public void givesTheProxyItsUserAndPassword() throws Exception {
        proxy.wants("acme", "Pr0xy:Pässword");
        JENKINS.jenkins.setProxy(proxy.configuration("acme", "Pr0xy:Pässword", ""));
        assertThat(get().status(), is(200));
    }

    @Test
    public void aSignatureGetsThroughAProxyThatWantsAPassword() throws Exception {
        proxy.wants("acme", "Pr0xy-password");
        JENKINS.jenkins.setProxy(proxy.configuration("acme", "Pr0xy-password", ""));
        get("Authorization", "SDK-HMAC-SHA256 Access=AK");
        assertThat(seen.get(0).getFirst("Authorization"), is("SDK-HMAC-SHA256 Access=AK"));
    }

    @Test
    public void hostsWithoutProxyNeverSeeThePasswordOfTheProxy() throws Exception {
        proxy.wants("acme", "Pr0xy-password");
        JENKINS.jenkins.setProxy(proxy.configuration("acme", "Pr0xy-password", "127.0.0.*"));
        get();
        assertThat(proxy.heads(), empty());
        assertThat(seen.get(0).keySet(), everyItem(not(startsWith("Proxy"))));
    }

    @Test
    public void aChangedProxyCountsAtTheNextRequest() throws Exception {
        get();
        JENKINS.jenkins.setProxy(proxy.configuration(null, null, null));
        get();
        assertThat(proxy.heads(), hasSize(1));
        JENKINS.jenkins.setProxy(null);
        get();
        assertThat(proxy.heads(), hasSize(1));
    }

    @Test
    public void theClientIsRebuiltOnlyWhenTheProxyChanges() {
        JENKINS.jenkins.setProxy(proxy.configuration("acme", "one", ""));
        HttpTransport first = http.get();
        JENKINS.jenkins.setProxy(proxy.configuration("acme", "one", ""));
        assertThat(http.get(), sameInstance(first));
        JENKINS.jenkins.setProxy(proxy.configuration("acme", "two", ""));
        assertThat(http.get(), not(sameInstance(first)));
    }

    /** They may block while a name server does not answer, which must not hold up aborts and deadlines. */
    @Test
    public void theNetworksThreadsSendTheRequest() throws Exception {
        AtomicInteger tasks = new AtomicInteger();
        Executor network = task -> {
            tasks.incrementAndGet();
            ForkJoinPool.commonPool().execute(task);
        };
        send(new HttpTransportProvider(network, Runnable::run, Clock.systemUTC()), uri("http"));
        assertThat(tasks.get(), greaterThan(0));
    }

    @Test
    public void theMessageNamesAProxyThatRefusesThePassword() {
        proxy.wants("acme", "Pr0xy-password");
        JENKINS.jenkins.setProxy(proxy.configuration("acme", "wrong", ""));
        ModelArtsException failure = failure("http");
        assertThat(failure.problem(), is(Problem.PROXY_REFUSED));
        assertThat(failure.getMessage(), not(containsString("wrong")));
    }

    @Test
    public void theMessageNamesTheJavaSettingThatWithholdsThePassword() {
        proxy.wants("acme", "Pr0xy-password");
        JENKINS.jenkins.setProxy(proxy.configuration("acme", "Pr0xy-password", ""));
        ModelArtsException failure = failure("https");
        assertThat(proxy.heads(), contains(allOf(startsWith("CONNECT "), not(containsString("Authorization")))));
        assertThat(failure.problem(), is(Problem.PROXY_REFUSED));
        assertThat(failure.getMessage(), containsString("-Djdk.http.auth.tunneling.disabledSchemes="));
    }

    @Test
    public void theMessageNamesAProxyThatDoesNotRespond() throws Exception {
        JENKINS.jenkins.setProxy(proxy.configuration(null, null, null));
        proxy.stop();
        assertThat(failure("http").problem(), is(Problem.UNREACHABLE));
    }

    @Test
    public void showsNoPassword() {
        ProxySettings route = ProxySettings.of(proxy.configuration("acme", "Pr0xy-password", ""));
        assertThat(route.toString(), not(containsString("Pr0xy-password")));
    }

    private ModelArtsException failure(String scheme) {
        ExecutionException thrown = assertThrows(ExecutionException.class, () -> send(uri(scheme)));
        return (ModelArtsException) thrown.getCause();
    }

    private RawResponse get(String... headers) throws Exception {
        return send(uri("http"), headers);
    }

    private RawResponse send(URI uri, String... headers) throws Exception {
        return send(http, uri, headers);
    }

    private static RawResponse send(HttpTransportProvider provider, URI uri, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(uri);
        if (headers.length > 0) {
            request.headers(headers);
        }
        ApiRequest call = new ApiRequest(ApiOperation.LOGS, uri, "project", "service");
        return provider.get().send(request.build(), call).get();
    }

    private URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + server.getAddress().getPort() + "/");
    }
}
