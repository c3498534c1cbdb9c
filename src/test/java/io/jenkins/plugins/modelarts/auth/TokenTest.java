package io.jenkins.plugins.modelarts.auth;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

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
    public void showsNotItsValue() {
        assertThat(token.toString(), not(containsString("S3cret")));
    }

    @Test
    public void isFreshUntilRefused() {
        TokenInUse inUse = new TokenInUse(token, null);
        assertThat(inUse.isFresh(NOW), is(true));

        assertThat("another may help", inUse.refused(NOW), is(true));

        assertThat(inUse.isFresh(NOW), is(false));
        assertThat(inUse.isUsable(NOW), is(false));
    }

    @Test
    public void ofTwoRefusedOnesInARowTheSecondIsKeptForAWhile() {
        TokenInUse first = new TokenInUse(token, null);
        first.refused(NOW);
        TokenInUse second = new TokenInUse(token, first);

        assertThat(second.refused(NOW.plus(TokenInUse.PATIENCE).minusMillis(1)), is(false));
        assertThat(second.isFresh(NOW), is(true));
        assertThat(second.refused(NOW.plus(TokenInUse.PATIENCE)), is(true));
    }

    @Test
    public void aRenewedOneThatWasAcceptedMayBeRenewedAtOnce() {
        TokenInUse first = new TokenInUse(token, null);
        first.refused(NOW);
        TokenInUse second = new TokenInUse(token, first);
        second.accepted();

        assertThat(second.refused(NOW), is(true));
    }

    private static Token lasting(Duration life) {
        return new Token("S3cret", "p1", NOW, NOW.plus(life));
    }
}
