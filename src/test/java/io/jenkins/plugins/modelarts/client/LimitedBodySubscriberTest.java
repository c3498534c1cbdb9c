package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.instanceOf;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.Assert.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import org.junit.Before;
import org.junit.Test;

public class LimitedBodySubscriberTest {

    private final LimitedBodySubscriber subscriber = new LimitedBodySubscriber(10);
    private final CompletableFuture<byte[]> body = subscriber.getBody().toCompletableFuture();
    private boolean cancelled;

    @Before
    public void subscribe() {
        subscriber.onSubscribe(new Flow.Subscription() {
            @Override
            public void request(long n) {
                // The test sends what it wants.
            }

            @Override
            public void cancel() {
                cancelled = true;
            }
        });
    }

    @Test
    public void readsNothingMoreOfABodyOverTheLimit() {
        send(6);
        send(5);

        assertThat(cancelled, is(true));
        ExecutionException thrown = assertThrows(ExecutionException.class, body::get);
        assertThat(thrown.getCause(), instanceOf(LimitedBodySubscriber.TooLargeException.class));
    }

    @Test
    public void readsABodyOfTheLimitToItsEnd() throws Exception {
        send(6);
        send(4);
        subscriber.onComplete();

        assertThat(cancelled, is(false));
        assertThat(body.get().length, is(10));
    }

    @Test
    public void aBrokenConnectionFailsTheBody() {
        IOException broken = new IOException("reset");
        send(6);
        subscriber.onError(broken);

        assertThat(assertThrows(ExecutionException.class, body::get).getCause(), sameInstance(broken));
    }

    private void send(int bytes) {
        subscriber.onNext(List.of(ByteBuffer.allocate(bytes)));
    }
}
