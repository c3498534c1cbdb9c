package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import org.kohsuke.stapler.Stapler;
import org.kohsuke.stapler.StaplerRequest2;

/** What the reader asks for in the address of a page. */
final class QueryParameter {

    private QueryParameter() {}

    /** Null when it is missing or empty. */
    @CheckForNull
    static String text(String name) {
        StaplerRequest2 request = Stapler.getCurrentRequest2();
        return request == null ? null : Util.fixEmpty(request.getParameter(name));
    }
}
