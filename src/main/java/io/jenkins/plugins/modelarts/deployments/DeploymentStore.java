package io.jenkins.plugins.modelarts.deployments;

import hudson.model.Run;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Reads and writes what is kept of a build's deployments outside of build.xml. Immutable. */
final class DeploymentStore {

    private static final Logger LOGGER = Logger.getLogger(DeploymentStore.class.getName());

    private final Run<?, ?> run;

    DeploymentStore(Run<?, ?> run) {
        this.run = run;
    }

    Run<?, ?> run() {
        return run;
    }

    /**
     * Saves the build if it is over. Jenkins saves any other build itself, a Pipeline before and after the wait and others at
     * their end, and until then the history knows how the wait ended. A build that ends with Jenkins must not be saved here:
     * it has the result SUCCESS until a post-build action fails, and Jenkins would believe a saved one if it was killed before.
     */
    void saveEndedRun() throws IOException {
        if (!run.isBuilding()) {
            run.save();
        }
    }

    /** Writes nothing for an empty snapshot. */
    void writeSnapshot(int number, ServiceSnapshot snapshot) throws IOException {
        if (!snapshot.equals(ServiceSnapshot.EMPTY)) {
            snapshot.write(file(number));
        }
    }

    /** The snapshot, or an empty one when there is no file or it cannot be read. */
    ServiceSnapshot readSnapshot(int number) {
        try {
            LOGGER.fine(() -> "Reading what ModelArts said about " + run);
            return ServiceSnapshot.read(file(number));
        } catch (NoSuchFileException | FileNotFoundException e) {
            return ServiceSnapshot.EMPTY;
        } catch (IOException e) {
            LOGGER.log(Level.WARNING, e, () -> "Cannot read what ModelArts said about " + run);
            return ServiceSnapshot.EMPTY;
        }
    }

    /** @param kept how many deployments the job's history keeps */
    void beginHistory(int number, DeploymentState state, int kept) throws IOException {
        new HistoryFile(run.getParent()).begin(withoutEnd(number, state), kept);
    }

    void continueHistory(int number, DeploymentState state) throws IOException {
        new HistoryFile(run.getParent()).add(withoutEnd(number, state));
    }

    private HistoryEntry withoutEnd(int number, DeploymentState state) {
        return new HistoryEntry(run.getNumber(), number, state, UpdateSummary.NONE, null);
    }

    void endHistory(int number, DeploymentState state, ServiceSnapshot snapshot) throws IOException {
        UpdateSummary summary = snapshot.at(state.updateTime())
                .map(judged -> UpdateSummary.of(judged, snapshot.before(judged).orElse(null)))
                .orElse(UpdateSummary.NONE);
        new HistoryFile(run.getParent())
                .add(new HistoryEntry(run.getNumber(), number, state, summary, LiveUpdate.of(snapshot)));
    }

    /** What the history says of a deployment; empty when it has no such deployment. */
    Optional<DeploymentState> stateInHistory(int number) {
        return new HistoryFile(run.getParent()).state(run.getNumber(), number);
    }

    /** The file of a deployment in the directory of its build. */
    static Path file(Path build, int number) {
        return build.resolve("modelarts").resolve(number + ".json");
    }

    private Path file(int number) {
        return file(run.getRootDir().toPath(), number);
    }
}
