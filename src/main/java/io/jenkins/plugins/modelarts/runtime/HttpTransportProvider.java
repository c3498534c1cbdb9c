package io.jenkins.plugins.modelarts.runtime;

import hudson.ProxyConfiguration;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;

/** The one HTTP client of this plugin, which goes through Jenkins' proxy and is rebuilt when that changes. Thread-safe. */
final class HttpTransportProvider {

    /** Longest time until a connection stands. */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    private final Executor executor;
    private final Clock clock;
    private ProxySettings builtFor;
    private HttpTransport transport;

    HttpTransportProvider(Executor executor, Clock clock) {
        this.executor = executor;
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
     * Not by {@link ProxyConfiguration#newHttpClientBuilder}: that sets an authenticator for a proxy with a user, and
     * with one the JDK drops the Authorization header that holds our signature (JDK-8326949, in 17 and 21).
     */
    private HttpTransport build(ProxySettings proxy) {
        HttpClient.Builder builder = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(CONNECT_LIMIT)
                .executor(executor);
        if (proxy == ProxySettings.NONE) {
            return new HttpTransport(builder.build(), UnaryOperator.identity(), clock);
        }
        return new HttpTransport(builder.proxy(proxy.selector()).build(), proxy::authorize, clock);
    }
}
