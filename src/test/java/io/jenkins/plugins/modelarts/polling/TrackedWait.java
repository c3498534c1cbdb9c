package io.jenkins.plugins.modelarts.polling;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import io.jenkins.plugins.modelarts.client.Problem;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Duration;
import java.util.List;

/** A wait of thirty minutes, with responses and failures at chosen times. */
public abstract class TrackedWait {

    static final long START = 1_600_000_000_000L;
    static final long SECOND = 1000;
    static final long MINUTE = 60 * SECOND;
    static final long TIMEOUT = 30 * MINUTE;
    static final long GRACE = 10 * MINUTE;
    static final long POLL = 10 * SECOND;

    final UpdateTracker tracker = tracker(true);

    static UpdateTracker tracker(boolean wait) {
        return new UpdateTracker(UpdateSelector.sinceBuild(START), wait, START, TIMEOUT, POLL);
    }

    static Decision respond(UpdateTracker tracker, long after, Log... logs) {
        return tracker.onResponse(new ServiceLogs("mnist", "id", List.of(logs)), Duration.ZERO, START + after);
    }

    static Decision fail(UpdateTracker tracker, long after, Problem problem) {
        return tracker.onFailure(failure(problem), START + after, 0.5);
    }

    static ModelArtsException failure(Problem problem) {
        return ModelArtsException.withMessage(problem, problem.name());
    }

    static List<Notice.Kind> kinds(Decision decision) {
        return decision.notices().stream().map(Notice::kind).toList();
    }

    static UpdateTracker copy(UpdateTracker original) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(original);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (UpdateTracker) in.readObject();
        }
    }
}
