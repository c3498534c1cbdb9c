package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.testkit.FakeTime;
import io.jenkins.plugins.modelarts.testkit.Futures;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.Test;

/** How long tokens and the ids of projects are kept. */
public class AuthStateTest {

    private static final Duration LIFE = Duration.ofHours(24);

    private final FakeTime time = FakeTime.stopped();
    private final AuthState state = new AuthState(time.clock(), Timer.of(time.timer()));
    private int requests;

    @Test
    public void aTokenIsKeptWhenAnotherOneIsFetched() throws Exception {
        token("a");
        token("b");

        token("a");

        assertThat(requests, is(2));
    }

    @Test
    public void anExpiredTokenIsDroppedWithTheNextFetch() throws Exception {
        token("a");
        time.pass(LIFE);

        token("b");

        assertThat(state.size(), is(1));
    }

    @Test
    public void aProjectIsKeptWhenAnotherOneIsLookedUp() throws Exception {
        project("a");
        project("b");

        project("a");

        assertThat(requests, is(2));
    }

    @Test
    public void aProjectIsLookedUpAgainAfterItsLifetime() throws Exception {
        project("a");
        time.pass(Project.LIFETIME.minusMillis(1));
        project("a");
        assertThat(requests, is(1));

        time.pass(Duration.ofMillis(1));
        project("a");

        assertThat(requests, is(2));
    }

    @Test
    public void anExpiredProjectIsDroppedWithTheNextLookUp() throws Exception {
        project("a");
        time.pass(Project.LIFETIME);

        project("b");

        assertThat(state.size(), is(1));
    }

    private void token(String key) throws Exception {
        Futures.of(state.tokens().get(new SecretDigest(key), replaced -> {
            requests++;
            Token token = new Token("T", "p1", state.now(), state.now().plus(LIFE));
            return CompletableFuture.completedFuture(new CachedToken(token, null));
        }));
    }

    private void project(String key) throws Exception {
        Futures.of(state.projectId(new SecretDigest(key), () -> {
            requests++;
            return CompletableFuture.completedFuture("p1");
        }));
    }
}
