package io.jenkins.plugins.modelarts.simulator;

import java.util.concurrent.atomic.AtomicInteger;

/** How many secrets the cloud refused: what brings a user or a key closer to being locked. Thread-safe. */
public final class Refusals {

    private final AtomicInteger passwords = new AtomicInteger();
    private final AtomicInteger signatures = new AtomicInteger();

    void password() {
        passwords.incrementAndGet();
    }

    void signature() {
        signatures.incrementAndGet();
    }

    /** Requests for a token with a password that was wrong, or whose user was locked. */
    public int passwords() {
        return passwords.get();
    }

    /** Requests with a signature that was wrong or of an unknown key, or whose key was locked. */
    public int signatures() {
        return signatures.get();
    }
}
