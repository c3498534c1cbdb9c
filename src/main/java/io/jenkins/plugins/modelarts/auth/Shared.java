package io.jenkins.plugins.modelarts.auth;

import io.jenkins.plugins.modelarts.api.ModelArtsException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Values that are fetched once, however many ask for them at the same time, and kept in memory while they last. A
 * failure goes to all who wait for it and is not kept. Thread-safe.
 */
final class Shared<V> {

    private final ConcurrentMap<Fingerprint, CompletableFuture<V>> values = new ConcurrentHashMap<>();
    private final Predicate<V> fresh;
    private final Predicate<V> over;

    /**
     * @param fresh whether a value may be handed out again
     * @param over whether a value is of no use even to whoever fetches its successor
     */
    Shared(Predicate<V> fresh, Predicate<V> over) {
        this.fresh = fresh;
        this.over = over;
    }

    /**
     * The value of this key, fetched only when there is no fresh one.
     *
     * @param fetch gets a new value, given the one that it will replace
     */
    CompletableFuture<V> get(Fingerprint key, Function<Optional<V>, CompletableFuture<V>> fetch) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        Replaced<V> replaced = new Replaced<>();
        CompletableFuture<V> current = values.compute(key, (same, there) -> {
            if (there != null && (!there.isDone() || fresh.test(there.join()))) {
                return there;
            }
            replaced.value = there == null ? null : there.join();
            return mine;
        });
        if (current == mine) {
            // Outside of compute, which must not run what may come back here.
            values.values().removeIf(this::isOver);
            start(key, mine, fetch, Optional.ofNullable(replaced.value));
        }
        return current.copy();
    }

    private void start(
            Fingerprint key,
            CompletableFuture<V> mine,
            Function<Optional<V>, CompletableFuture<V>> fetch,
            Optional<V> replaced) {
        CompletableFuture.completedFuture(replaced).thenCompose(fetch).whenComplete((value, thrown) -> {
            if (thrown == null) {
                mine.complete(value);
            } else {
                // First away, then told: who hears of the failure and asks again must not meet it here.
                values.remove(key, mine);
                mine.completeExceptionally(ModelArtsException.in(thrown));
            }
        });
    }

    private boolean isOver(CompletableFuture<V> value) {
        return value.isDone() && (value.isCompletedExceptionally() || over.test(value.join()));
    }

    /** How many values are kept or on their way. */
    int size() {
        return values.size();
    }

    private static final class Replaced<V> {
        private V value;
    }
}
