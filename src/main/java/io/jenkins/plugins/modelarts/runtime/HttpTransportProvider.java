package io.jenkins.plugins.modelarts.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.ProxyConfiguration;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import io.jenkins.plugins.modelarts.client.Timer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;

/** Holds the plugin's one HTTP client. It uses Jenkins' proxy, and is built anew when the proxy changes. Thread-safe. */
final class HttpTransportProvider {

    /** The longest time to open a connection. */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    private final Executor network;
    private final Executor handlers;
    private final Clock clock;

    @CheckForNull
    private ProxySettings builtFor;

    @Nullable
    private HttpTransport transport;

    /**
     * @param network for the HTTP client, which may block these threads
     * @param handlers runs what is chained to the responses
     */
    HttpTransportProvider(Executor network, Executor handlers, Clock clock) {
        this.network = network;
        this.handlers = handlers;
        this.clock = clock;
    }

    synchronized HttpTransport get() {
        ProxyConfiguration configured = Jenkins.get().getProxy();
        ProxySettings wanted = configured == null ? ProxySettings.NONE : ProxySettings.of(configured);
        if (!wanted.equals(builtFor)) {
            transport = build(wanted);
            builtFor = wanted;
        }
        return transport;
    }

    /**
     * Does not use {@link ProxyConfiguration#newHttpClientBuilder}, because that sets an authenticator for a proxy with a
     * user. With an authenticator the JDK drops the Authorization header, which holds our signature (JDK-8326949, in 17
     * and 21).
     */
    private HttpTransport build(ProxySettings proxy) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .executor(network);
        if (proxy == ProxySettings.NONE) {
            return transport(builder.build(), UnaryOperator.identity());
        }
        return transport(builder.proxy(proxy.selector()).build(), proxy::authorize);
    }

    private HttpTransport transport(HttpClient client, UnaryOperator<HttpRequest> preparation) {
        return new HttpTransport(client, preparation, clock, handlers, Timer.ofJdk());
    }
}
