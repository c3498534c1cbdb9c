package io.jenkins.plugins.modelarts.client.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Keeps values that are fetched asynchronously. Callers that ask for the same key at the same time share one fetch. A
 * failure goes to all of them and is not kept. Thread-safe.
 *
 * <p>Not Caffeine's AsyncCache: it removes a failed future only after the callers have seen the failure, so that a caller
 * that asks again would get it once more; and it cannot give a stale value to the fetch of the next one.
 */
final class SingleFlightCache<V> {

    private final ConcurrentMap<SecretDigest, CompletableFuture<V>> values = new ConcurrentHashMap<>();
    private final Predicate<V> fresh;
    private final Predicate<V> expired;

    /**
     * @param fresh whether the cache may hand out a value again
     * @param expired whether not even the fetch of the next value needs this one
     */
    SingleFlightCache(Predicate<V> fresh, Predicate<V> expired) {
        this.fresh = fresh;
        this.expired = expired;
    }

    /**
     * The value of this key. It is fetched only when there is no fresh one.
     *
     * @param fetch gets a new value, and is given the one that it replaces
     */
    CompletableFuture<V> get(SecretDigest key, Function<Optional<V>, CompletableFuture<V>> fetch) {
        CompletableFuture<V> mine = new CompletableFuture<>();
        Holder<V> replaced = new Holder<>();
        CompletableFuture<V> current = values.compute(key, (same, present) -> {
            if (present != null && (!present.isDone() || fresh.test(present.join()))) {
                return present;
            }
            replaced.value = present == null ? null : present.join();
            return mine;
        });
        if (current == mine) {
            // Not inside of compute: the fetch may ask this cache again.
            values.values().removeIf(this::hasExpired);
            start(key, mine, fetch, Optional.ofNullable(replaced.value));
        }
        return current.copy();
    }

    /** Keeps a value that was fetched without this cache. */
    void put(SecretDigest key, V value) {
        values.put(key, CompletableFuture.completedFuture(value));
    }

    private void start(
            SecretDigest key,
            CompletableFuture<V> mine,
            Function<Optional<V>, CompletableFuture<V>> fetch,
            Optional<V> replaced) {
        CompletableFuture.completedFuture(replaced).thenCompose(fetch).whenComplete((value, thrown) -> {
            if (thrown == null) {
                mine.complete(value);
            } else {
                // Remove the failure before the callers see it: a caller that asks again must start a new fetch.
                values.remove(key, mine);
                mine.completeExceptionally(ModelArtsException.in(thrown));
            }
        });
    }

    private boolean hasExpired(CompletableFuture<V> value) {
        return value.isDone() && (value.isCompletedExceptionally() || expired.test(value.join()));
    }

    /** How many values are kept or being fetched. */
    int size() {
        return values.size();
    }

    private static final class Holder<V> {
        @CheckForNull
        private V value;
    }
}
