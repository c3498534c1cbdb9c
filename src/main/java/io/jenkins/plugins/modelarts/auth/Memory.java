package io.jenkins.plugins.modelarts.auth;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * All that is remembered about credentials, for the whole process and in memory alone: tokens, looked-up projects, and
 * what must not be sent. Thread-safe.
 */
final class Memory {

    private final Clock clock;
    private final StopRule stopRule;
    private final Shared<TokenInUse> tokens;
    private final Shared<Project> projects;

    Memory(Clock clock) {
        this.clock = clock;
        stopRule = new StopRule(clock);
        tokens = new Shared<>(token -> token.isFresh(now()), token -> token.isOver(now()));
        projects = new Shared<>(project -> !project.isOver(now()), project -> project.isOver(now()));
    }

    Instant now() {
        return clock.instant();
    }

    StopRule stopRule() {
        return stopRule;
    }

    Shared<TokenInUse> tokens() {
        return tokens;
    }

    /** The id of a project, looked up once. */
    CompletableFuture<String> projectId(Fingerprint key, Supplier<CompletableFuture<String>> lookUp) {
        return projects.get(key, replaced -> lookUp.get().thenApply(id -> new Project(id, now().plus(Project.KEPT))))
                .thenApply(Project::id);
    }
}
