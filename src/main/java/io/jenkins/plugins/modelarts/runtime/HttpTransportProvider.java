package io.jenkins.plugins.modelarts.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.ProxyConfiguration;
import io.jenkins.plugins.modelarts.client.HttpTransport;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import jenkins.model.Jenkins;

/** Holds the plugin's one HTTP client. It uses Jenkins' proxy, and is built anew when the proxy changes. Thread-safe. */
final class HttpTransportProvider {

    /** The longest time to open a connection. */
    static final Duration CONNECT_LIMIT = Duration.ofSeconds(20);

    private final Executor executor;
    private final Clock clock;

    @CheckForNull
    private ProxySettings builtFor;

    @Nullable
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
     * Does not use {@link ProxyConfiguration#newHttpClientBuilder}, because that sets an authenticator for a proxy with a
     * user. With an authenticator the JDK drops the Authorization header, which holds our signature (JDK-8326949, in 17
     * and 21).
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
