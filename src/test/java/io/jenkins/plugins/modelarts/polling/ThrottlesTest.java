package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import java.net.URI;
import java.time.Duration;
import org.junit.Test;

public class ThrottlesTest {

    private static final URI ENDPOINT = URI.create("http://modelarts.example");
    private static final ModelArtsException FOR_A_SECOND =
            ModelArtsException.withMessage(Problem.THROTTLED, "Wait.").withRetryAfter(Duration.ofSeconds(1));

    private final Throttles throttles = new Throttles();

    @Test
    public void callersWhoMayAskAgainAreForgottenAtTheNextFailure() {
        throttles.onFailure(ENDPOINT, "acme", FOR_A_SECOND, 0);
        throttles.onFailure(ENDPOINT, "other", FOR_A_SECOND, 999);
        assertEquals(2, throttles.size());

        throttles.onFailure(ENDPOINT, "third", FOR_A_SECOND, 1000);

        assertEquals(2, throttles.size());
    }
}
