package io.jenkins.plugins.modelarts.testkit;

import static org.junit.Assert.assertThrows;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Waits for futures, and unpacks their failures. */
public final class Futures {

    private Futures() {}

    public static <T> T of(CompletableFuture<T> future) throws Exception {
        return future.get(20, TimeUnit.SECONDS);
    }

    public static ModelArtsException failureOf(CompletableFuture<?> future) {
        return ModelArtsException.in(assertThrows(ExecutionException.class, () -> of(future)));
    }

    public static <T> List<CompletableFuture<T>> times(int count, Supplier<CompletableFuture<T>> ask) {
        return IntStream.range(0, count).mapToObj(i -> ask.get()).toList();
    }
}
