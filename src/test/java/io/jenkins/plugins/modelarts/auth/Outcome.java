package io.jenkins.plugins.modelarts.auth;

import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.modelarts.api.ModelArtsException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Waits for futures, and unpacks their failures. */
final class Outcome {

    private Outcome() {}

    static <T> T of(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    static ModelArtsException failureOf(CompletableFuture<?> future) {
        return ModelArtsException.in(assertThrows(ExecutionException.class, () -> of(future)));
    }

    static <T> List<CompletableFuture<T>> times(int count, Supplier<CompletableFuture<T>> ask) {
        return IntStream.range(0, count).mapToObj(i -> ask.get()).toList();
    }
}
