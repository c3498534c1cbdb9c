package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.NonNull;
import hudson.EnvVars;
import hudson.Extension;
import hudson.model.EnvironmentContributor;
import hudson.model.Run;
import hudson.model.TaskListener;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Tells what follows in a build how its last deployment went, in environment variables. They come from build.xml, so they
 * survive a restart.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class DeploymentVariables extends EnvironmentContributor {

    @Override
    @SuppressWarnings("rawtypes")
    public void buildEnvironmentFor(@NonNull Run run, @NonNull EnvVars variables, @NonNull TaskListener listener) {
        DeploymentState last = DeploymentsAction.lastEnded(run);
        if (last != null) {
            put(variables, "RESULT", last.result());
            put(variables, "UPDATE_TIME", last.updateTime());
            put(variables, "SERVICE_ID", last.service().serviceId());
            put(variables, "REASON", withoutVariables(last.reason()));
        }
    }

    /** Jenkins replaces variables also in the values of variables, and ModelArts must not name any, such as a secret. */
    @CheckForNull
    private static String withoutVariables(@CheckForNull String text) {
        return text == null ? null : text.replace("$", "");
    }

    private static void put(EnvVars variables, String name, @CheckForNull Object value) {
        if (value != null) {
            variables.put("MODELARTS_" + name, value.toString());
        }
    }
}
