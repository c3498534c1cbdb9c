package io.jenkins.plugins.modelarts.client.auth;

import io.jenkins.plugins.modelarts.client.Timer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What all authorizers of a process share, in memory only: tokens, the ids of projects, and which secrets are stopped.
 * Thread-safe.
 */
final class AuthState {

    private final Clock clock;
    private final LockoutGuard guard;
    private final SingleFlightCache<CachedToken> tokens;
    private final SingleFlightCache<Project> projects;

    AuthState(Clock clock, Timer timer) {
        this.clock = clock;
        guard = new LockoutGuard(clock, timer);
        tokens = new SingleFlightCache<>(token -> token.isFresh(now()), token -> token.hasExpired(now()));
        projects = new SingleFlightCache<>(project -> !project.hasExpired(now()), project -> project.hasExpired(now()));
    }

    Instant now() {
        return clock.instant();
    }

    LockoutGuard guard() {
        return guard;
    }

    SingleFlightCache<CachedToken> tokens() {
        return tokens;
    }

    /** The id of a project, which is looked up once and then kept. */
    CompletableFuture<String> projectId(SecretDigest key, Supplier<CompletableFuture<String>> lookUp) {
        return projects.get(
                        key, replaced -> lookUp.get().thenApply(id -> new Project(id, now().plus(Project.LIFETIME))))
                .thenApply(Project::id);
    }

    /** How many tokens and projects are kept; for tests. */
    int size() {
        return tokens.size() + projects.size();
    }
}
