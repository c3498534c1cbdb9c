package io.jenkins.plugins.modelarts.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The operations of IAM and ModelArts that this plugin calls, each with the permission that its user needs. */
@Restricted(NoExternalUse.class)
public enum ApiOperation {
    TOKEN(null),
    PROJECTS("iam:projects:listProjects"),
    LOGS("modelarts:service:getLogs"),
    DETAILS("modelarts:service:get"),
    EVENTS("modelarts:service:getEvents"),
    SERVICES("modelarts:service:list");

    @CheckForNull
    private final String permission;

    ApiOperation(@CheckForNull String permission) {
        this.permission = permission;
    }

    /**
     * The IAM action that allows the operation, or null when the operation needs no permission. Source: section
     * "Authorization" of the operation's API page.
     */
    @CheckForNull
    public String permission() {
        return permission;
    }
}
