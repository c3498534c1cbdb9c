package io.jenkins.plugins.modelarts.client.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;

import java.time.Duration;
import java.time.Instant;
import org.junit.Test;

public class TokenTest {

    private static final Instant NOW = Instant.parse("2025-01-01T00:00:00Z");

    private final Token token = lasting(Duration.ofHours(24));

    @Test
    public void isRenewedTenMinutesBeforeItsEnd() {
        assertThat(token.renewal(), is(NOW.plus(Duration.ofHours(24)).minus(Duration.ofMinutes(10))));
    }

    @Test
    public void isUsedForHalfItsLifeWhenThatIsShort() {
        assertThat(lasting(Duration.ofMinutes(2)).renewal(), is(NOW.plus(Duration.ofMinutes(1))));
    }

    @Test
    public void doesNotShowItsValue() {
        assertThat(token.toString(), is("token for project p1 until " + token.end()));
    }

    @Test
    public void isFreshUntilRejected() {
        CachedToken cached = new CachedToken(token, null);
        assertThat(cached.isFresh(NOW), is(true));

        assertThat("another may help", cached.rejected(NOW), is(true));

        assertThat(cached.isFresh(NOW), is(false));
        assertThat(cached.isUsable(NOW), is(false));
    }

    @Test
    public void theSuccessorOfARejectedTokenIsKeptAWhile() {
        CachedToken first = new CachedToken(token, null);
        first.rejected(NOW);
        CachedToken second = new CachedToken(token, first);

        assertThat(second.rejected(NOW.plus(CachedToken.RENEWAL_PAUSE).minusMillis(1)), is(false));
        assertThat(second.isFresh(NOW), is(true));
        assertThat(second.rejected(NOW.plus(CachedToken.RENEWAL_PAUSE)), is(true));
    }

    @Test
    public void anAcceptedSuccessorMayBeRenewedAtOnce() {
        CachedToken first = new CachedToken(token, null);
        first.rejected(NOW);
        CachedToken second = new CachedToken(token, first);
        second.accepted();

        assertThat(second.rejected(NOW), is(true));
    }

    private static Token lasting(Duration life) {
        return new Token("S3cret", "p1", NOW, NOW.plus(life));
    }
}
