package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.ExtensionPoint;
import hudson.util.FormValidation;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The test behind the button in the system configuration. The form calls this interface, because config sends no requests. */
@Restricted(NoExternalUse.class)
public interface ConnectionTest extends ExtensionPoint {

    static ConnectionTest get() {
        return ExtensionList.lookupSingleton(ConnectionTest.class);
    }

    /**
     * Tries what a build would do whose step names neither region nor credentials, and blocks until all is tried or the
     * time is over. It tries a stopped secret once.
     *
     * @param region name of a region that is saved already; the default region if it is empty
     * @param credentialsId the default credentials if it is empty
     * @param serviceId null to try only what needs no service
     */
    FormValidation run(String region, String credentialsId, @CheckForNull String serviceId);
}
