package io.jenkins.plugins.modelarts.deployments.checks;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import edu.umd.cs.findbugs.annotations.Nullable;
import hudson.XmlFile;
import hudson.model.Run;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import java.io.File;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.model.Jenkins;

/**
 * The deployments whose check was published, but not yet as completed, in a file. So such a check ends after a restart even
 * if Jenkins was killed, or the check could not be published, when the deployment ended. Thread-safe.
 */
final class OpenChecks {

    private static final Logger LOGGER = Logger.getLogger(OpenChecks.class.getName());

    private final XmlFile file = new XmlFile(new File(Jenkins.get().getRootDir(), "modelarts-checks.xml"));

    /** Each is the id of a build, a blank, and the number of the deployment. */
    @Nullable
    private Set<String> open;

    synchronized void add(Deployment deployment) {
        if (open().add(key(deployment))) {
            save();
        }
    }

    synchronized void remove(Deployment deployment) {
        if (open().remove(key(deployment))) {
            save();
        }
    }

    /** The deployments that are over. Forgets those whose build is gone. Loads their builds. */
    synchronized List<Deployment> ended() {
        if (open().removeIf(key -> find(key) == null)) {
            save();
        }
        return open().stream()
                .map(OpenChecks::find)
                .filter(deployment -> deployment != null && deployment.state().end() != null)
                .toList();
    }

    private static String key(Deployment deployment) {
        return deployment.run().getExternalizableId() + " " + deployment.number();
    }

    @CheckForNull
    private static Deployment find(String key) {
        try {
            int blank = key.lastIndexOf(' ');
            int number = Integer.parseInt(key.substring(blank + 1));
            Run<?, ?> run = Run.fromExternalizableId(key.substring(0, Math.max(0, blank)));
            return run == null ? null : DeploymentsAction.find(run, number).orElse(null);
        } catch (IllegalArgumentException e) {
            LOGGER.log(Level.FINE, "Not the id of a deployment", e);
            return null;
        }
    }

    private Set<String> open() {
        if (open == null) {
            open = new LinkedHashSet<>();
            try {
                if (file.exists() && file.read() instanceof Set<?> kept) {
                    kept.forEach(key -> open.add(String.valueOf(key)));
                }
            } catch (IOException e) {
                LOGGER.log(Level.WARNING, e, () -> "Cannot read " + file);
            }
        }
        return open;
    }

    private void save() {
        try {
            file.write(open());
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot write " + file);
        }
    }
}
