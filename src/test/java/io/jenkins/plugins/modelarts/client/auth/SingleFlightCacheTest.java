package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.testkit.Futures;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.Test;

public class SingleFlightCacheTest {

    private final SecretDigest key = new SecretDigest("a");
    private final SecretDigest otherKey = new SecretDigest("b");
    private final Set<String> stale = new HashSet<>();
    private final Set<String> over = new HashSet<>();
    private final SingleFlightCache<String> shared =
            new SingleFlightCache<>(value -> !stale.contains(value), over::contains);
    private final List<Optional<String>> fetches = new ArrayList<>();
    private CompletableFuture<String> response = new CompletableFuture<>();

    @Test
    public void fetchesOnceForAllWhoAskMeanwhile() throws Exception {
        List<CompletableFuture<String>> all = Futures.times(200, this::get);

        response.complete("v");

        for (CompletableFuture<String> one : all) {
            assertThat(Futures.of(one), is("v"));
        }
        assertThat(fetches.size(), is(1));
    }

    @Test
    public void keepsAFreshValue() throws Exception {
        response.complete("v");
        get();

        assertThat(Futures.of(get()), is("v"));
        assertThat(fetches.size(), is(1));
    }

    @Test
    public void showsTheStaleValueToTheFetchOfTheNext() throws Exception {
        response.complete("v");
        get();
        stale.add("v");
        response = CompletableFuture.completedFuture("w");

        assertThat(Futures.of(get()), is("w"));
        assertThat(fetches, is(List.of(Optional.empty(), Optional.of("v"))));
    }

    @Test
    public void aFailureGoesToAllAndIsNotKept() throws Exception {
        ModelArtsException failure = ModelArtsException.withMessage(Problem.UNAVAILABLE, "down");
        List<CompletableFuture<String>> all = Futures.times(3, this::get);
        response.completeExceptionally(failure);
        for (CompletableFuture<String> one : all) {
            assertThat(Futures.failureOf(one), sameInstance(failure));
        }

        response = CompletableFuture.completedFuture("v");

        assertThat(Futures.of(get()), is("v"));
    }

    @Test
    public void askingAgainOnAFailureStartsANewFetch() throws Exception {
        CompletableFuture<String> retried = get().exceptionallyCompose(failure -> {
            response = CompletableFuture.completedFuture("v");
            return get();
        });

        response.completeExceptionally(ModelArtsException.withMessage(Problem.UNAVAILABLE, "down"));

        assertThat(Futures.of(retried), is("v"));
    }

    @Test
    public void aFetchThatThrowsFailsTheFuture() {
        Function<Optional<String>, CompletableFuture<String>> fetch = replaced -> {
            throw new IllegalArgumentException("S3cret");
        };

        assertThat(Futures.failureOf(shared.get(key, fetch)).problem(), is(Problem.UNEXPECTED));
    }

    @Test
    public void cancellingOneFutureDoesNotAffectTheOthers() throws Exception {
        CompletableFuture<String> impatient = get();
        CompletableFuture<String> patient = get();

        impatient.cancel(true);
        response.complete("v");

        assertThat(Futures.of(patient), is("v"));
    }

    @Test
    public void removesExpiredValues() {
        response.complete("v");
        get();
        over.add("v");
        response = CompletableFuture.completedFuture("w");

        shared.get(otherKey, replaced -> response);

        assertThat(shared.size(), is(1));
    }

    @Test
    public void keepsTheFreshValuesOfOthers() throws Exception {
        response.complete("v");
        get();

        shared.get(otherKey, replaced -> CompletableFuture.completedFuture("w"));

        Futures.of(get());
        assertThat(fetches.size(), is(1));
    }

    private CompletableFuture<String> get() {
        return shared.get(key, replaced -> {
            fetches.add(replaced);
            return response;
        });
    }
}
