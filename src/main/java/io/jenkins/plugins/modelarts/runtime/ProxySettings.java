package io.jenkins.plugins.modelarts.runtime;

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
 * The proxy that Jenkins is set up with, as it was at one moment. Immutable.
 *
 * @param host null when there is none
 * @param noProxyHosts hosts that are reached without it, as the administrator typed them; may be null
 * @param userName null when the proxy asks for none
 */
record ProxySettings(String host, int port, String noProxyHosts, String userName, Secret password) {

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
                // The request itself fails with the same exception.
            }
        };
    }

    /**
     * Adds the proxy's user and password to a request that goes through it. The JDK sends this header to the proxy
     * alone: with https it becomes part of CONNECT, and is not in what goes through the tunnel.
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

    /** Without the password, which a record would show. */
    @Override
    public String toString() {
        return host + ":" + port;
    }
}
