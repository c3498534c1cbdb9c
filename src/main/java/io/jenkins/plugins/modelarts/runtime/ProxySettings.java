package io.jenkins.plugins.modelarts.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ProxyConfiguration;
import hudson.Util;
import hudson.util.Secret;
import java.io.IOException;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.SocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A copy of the proxy in Jenkins' configuration. Immutable.
 *
 * @param host null without a proxy
 * @param noProxyHosts hosts that are reached without the proxy, as the administrator typed them
 * @param userName null when the proxy asks for no password
 */
record ProxySettings(
        @CheckForNull String host,
        int port,
        @CheckForNull String noProxyHosts,
        @CheckForNull String userName,
        @CheckForNull Secret password) {

    static final ProxySettings NONE = new ProxySettings(null, 0, null, null, null);

    static ProxySettings of(ProxyConfiguration proxy) {
        return new ProxySettings(
                Util.fixEmptyAndTrim(proxy.getName()),
                proxy.getPort(),
                proxy.getNoProxyHost(),
                Util.fixEmptyAndTrim(proxy.getUserName()),
                proxy.getSecretPassword());
    }

    ProxySelector selector() {
        return new ProxySelector() {
            @Override
            public List<Proxy> select(URI uri) {
                return List.of(proxyFor(uri));
            }

            @Override
            public void connectFailed(URI uri, SocketAddress address, IOException failure) {
                // Nothing to do: the request fails with the same exception.
            }
        };
    }

    /**
     * Adds the proxy's user and password to a request that goes through the proxy. The JDK sends this header to the proxy
     * only: with https it becomes part of CONNECT, and the tunnel does not carry it.
     */
    HttpRequest authorize(HttpRequest request) {
        if (userName == null || proxyFor(request.uri()) == Proxy.NO_PROXY) {
            return request;
        }
        String login = userName + ":" + Secret.toString(password);
        String encoded = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return HttpRequest.newBuilder(request, (name, value) -> true)
                .setHeader("Proxy-Authorization", "Basic " + encoded)
                .build();
    }

    private Proxy proxyFor(URI uri) {
        return host == null ? Proxy.NO_PROXY : ProxyConfiguration.createProxy(uri.getHost(), host, port, noProxyHosts);
    }

    /** Leaves out the password, because a record would show it. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
