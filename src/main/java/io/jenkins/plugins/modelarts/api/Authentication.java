package io.jenkins.plugins.modelarts.api;

import java.net.http.HttpRequest;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** Who asks, and how that is proved to ModelArts. Implementations are thread-safe and show no secret in toString. */
public interface Authentication {

    /** The id of the project that the calls are about; fails with a {@link ModelArtsException}. */
    CompletableFuture<String> projectId();

    /** A proof for this one request; fails with a {@link ModelArtsException}. */
    CompletableFuture<Proof> prove(HttpRequest request);

    /** Headers that prove who asks. */
    interface Proof {

        /** To be added to the request that was shown to {@link #prove}. */
        Map<String, String> headers();

        /**
         * Takes note that the request was refused.
         *
         * @return whether a new proof may be had and the request sent once more
         */
        boolean refused(ModelArtsException refusal);

        /** Takes note that the server accepted the proof. */
        default void accepted() {}
    }
}
