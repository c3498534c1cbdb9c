package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import java.util.List;
import org.junit.Test;

public class DecisionTest {

    @Test
    public void withoutNoticesTheRestStaysAsItIs() {
        ModelArtsException failure = ModelArtsException.withMessage(Problem.UNAVAILABLE, "down");
        UpdateProgress progress = new UpdateProgress(1, 2);
        Notice notice = new Notice(Notice.Kind.RECOVERED, null, "");

        assertEquals(
                new Decision(null, 7, null, progress, failure, List.of()),
                new Decision(null, 7, null, progress, failure, List.of(notice)).withoutNotices());
    }
}
