package io.jenkins.plugins.modelarts.deployments;

/** What is known of the history of one job. It is also the lock for changes of the job's file. */
final class JobHistory {

    static final int UNKNOWN = -1;

    private volatile boolean exists;

    /** How many deployments the file holds; {@link #UNKNOWN} until somebody counts them. Guarded by this. */
    private int deployments = UNKNOWN;

    /** How many builds were deleted since the file was written anew. Guarded by this. */
    private int deletedBuilds;

    /** @param exists whether the file exists */
    JobHistory(boolean exists) {
        this.exists = exists;
    }

    boolean exists() {
        return exists;
    }

    void created() {
        exists = true;
    }

    synchronized int deployments() {
        return deployments;
    }

    synchronized void counted(int number) {
        deployments = number;
        deletedBuilds = 0;
    }

    synchronized void added() {
        if (deployments != UNKNOWN) {
            deployments++;
        }
    }

    synchronized void buildDeleted() {
        deletedBuilds++;
    }

    /**
     * Whether the file holds so much more than it should that it is worth while to write it anew.
     *
     * @param kept how many deployments it should hold
     */
    synchronized boolean isUntidy(int kept) {
        return deployments > kept + kept / 10 || deletedBuilds > 10 + deployments / 10;
    }
}
