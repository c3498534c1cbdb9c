package io.jenkins.plugins.modelarts.cloud;

import hudson.ProxyConfiguration;
import hudson.util.Secret;
import io.jenkins.plugins.modelarts.api.Http;
import java.net.Authenticator;
import java.net.PasswordAuthentication;
import java.net.http.HttpClient;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import jenkins.model.Jenkins;

/** The one HTTP client of this plugin, which goes through Jenkins' proxy and is rebuilt when that changes. */
final class JenkinsHttp {

    private final Executor executor;
    private final Clock clock;
    private List<Object> builtFor;
    private Http http;

    JenkinsHttp(Executor executor, Clock clock) {
        this.executor = executor;
        this.clock = clock;
    }

    synchronized Http get() {
        ProxyConfiguration proxy = Jenkins.get().getProxy();
        List<Object> wanted = proxy == null
                ? List.of()
                : Arrays.asList(
                        proxy.getName(),
                        proxy.getPort(),
                        proxy.getUserName(),
                        proxy.getSecretPassword(),
                        proxy.getNoProxyHost());
        if (!wanted.equals(builtFor)) {
            http = new Http(build(proxy), clock);
            builtFor = wanted;
        }
        return http;
    }

    private HttpClient build(ProxyConfiguration proxy) {
        HttpClient.Builder builder = ProxyConfiguration.newHttpClientBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .executor(executor);
        if (proxy != null && proxy.getUserName() != null) {
            builder.authenticator(new ForProxyOnly(proxy.getUserName(), proxy.getSecretPassword()));
        }
        return builder.build();
    }

    /** Jenkins' own authenticator would hand the proxy's password to any server that asks for one. */
    private static final class ForProxyOnly extends Authenticator {
        private final String userName;
        private final Secret password;

        private ForProxyOnly(String userName, Secret password) {
            this.userName = userName;
            this.password = password;
        }

        @Override
        protected PasswordAuthentication getPasswordAuthentication() {
            return getRequestorType() == RequestorType.PROXY
                    ? new PasswordAuthentication(
                            userName, Secret.toString(password).toCharArray())
                    : null;
        }
    }
}
