package io.jenkins.plugins.modelarts.browser;

import hudson.Functions;
import hudson.model.AdministrativeMonitor;
import hudson.model.User;
import hudson.util.PluginServletFilter;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import jenkins.model.experimentalflags.UserExperimentalFlagsProperty;
import org.junit.rules.ExternalResource;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.localizer.LocaleProvider;
import org.kohsuke.stapler.Stapler;

/** Gives the Jenkins under test the languages, the themes and a strict content security policy. */
final class Stage extends ExternalResource {

    /** The strictest policy. The tests ignore violations by Jenkins itself. */
    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
                    + "connect-src 'self'; form-action 'self'; font-src 'self'; base-uri 'none'";

    private final JenkinsRule jenkins;
    private LocaleProvider provider;

    Stage(JenkinsRule jenkins) {
        this.jenkins = jenkins;
    }

    @Override
    protected void before() throws Throwable {
        Functions.DEBUG_YUI = false;
        // The theme is dark when the browser prefers dark pages.
        ConfigurationAsCode.get()
                .configure(Stage.class.getResource("theme.yaml").toString());
        for (AdministrativeMonitor monitor : AdministrativeMonitor.all()) {
            monitor.disable(true);
        }
        provider = LocaleProvider.getProvider();
        LocaleProvider.setProvider(new LocaleProvider() {
            @Override
            public Locale get() {
                var request = Stapler.getCurrentRequest2();
                return request == null ? Locale.ENGLISH : request.getLocale();
            }
        });
    }

    /** Sends the policy with every page from now on. */
    void strict() throws ServletException {
        PluginServletFilter.addFilter(new Filter() {
            @Override
            public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                    throws IOException, ServletException {
                ((HttpServletResponse) response).setHeader("Content-Security-Policy", POLICY);
                chain.doFilter(request, response);
            }
        });
    }

    /** Lets users sign in. The user "modern" has chosen the new pages of builds and jobs, and the others have not. */
    void users() throws IOException {
        jenkins.jenkins.setSecurityRealm(jenkins.createDummySecurityRealm());
        User.getById("modern", true)
                .addProperty(new UserExperimentalFlagsProperty(
                        Map.of("new-build-page.flag", "true", "new-job-page.flag", "true")));
    }

    @Override
    protected void after() {
        LocaleProvider.setProvider(provider);
    }

    String url(String path) throws IOException {
        return jenkins.getURL() + path;
    }
}
