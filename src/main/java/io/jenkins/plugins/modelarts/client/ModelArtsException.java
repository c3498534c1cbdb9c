package io.jenkins.plugins.modelarts.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.CleanText;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jvnet.localizer.ResourceBundleHolder;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * A request that failed. Its message says what is wrong and what to do about it, in the language of the thread that
 * created it. The message holds no secret: the parts of a signed request that the gateway repeats are left out.
 * Immutable.
 */
@Restricted(NoExternalUse.class)
public final class ModelArtsException extends Exception {

    private static final long serialVersionUID = 1L;

    /** Longest text of the server that a message quotes, in code points. */
    private static final int MAX_QUOTE = 400;

    private final Problem problem;
    private final int status;

    @CheckForNull
    private final String code;

    @CheckForNull
    private final String requestId;

    @CheckForNull
    private final Duration retryAfter;

    private ModelArtsException(Problem problem, String message, @CheckForNull Throwable cause, ErrorResponse response) {
        super(message, cause);
        this.problem = problem;
        this.status = response.status();
        this.code = response.code();
        this.requestId = response.requestId();
        this.retryAfter = response.retryAfter();
    }

    /** The server responded with an error. */
    static ModelArtsException of(ApiRequest request, ErrorResponse response) {
        Problem problem = Problem.of(request.operation(), response.status(), response.code(), response.message());
        return new ModelArtsException(problem, explain(problem, request, describe(problem, response)), null, response);
    }

    /** There is no usable response. */
    static ModelArtsException of(Problem problem, ApiRequest request, String detail, @CheckForNull Throwable cause) {
        return new ModelArtsException(problem, explain(problem, request, quote(detail)), cause, ErrorResponse.NONE);
    }

    /**
     * The response is correct, but the caller cannot use it: for example, two projects have the name.
     *
     * @param detail what the response holds, to be quoted in the message; no secret
     */
    public static ModelArtsException of(Problem problem, ApiRequest request, String detail) {
        return of(problem, request, detail, null);
    }

    /** @param message of the caller's own; says what is wrong and what to do about it */
    public static ModelArtsException withMessage(Problem problem, String message) {
        return new ModelArtsException(problem, message, null, ErrorResponse.NONE);
    }

    /**
     * The failure that a future threw. Every other exception is a fault of the plugin: the new exception keeps its stack
     * trace but not its message, because the JDK's message quotes the value of a header that it refuses, which can be a
     * secret.
     */
    public static ModelArtsException in(Throwable thrown) {
        Throwable inner = thrown;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        if (inner instanceof ModelArtsException failure) {
            return failure;
        }
        ModelArtsException fault = withMessage(
                Problem.UNEXPECTED, Messages.Problem_UNEXPECTED(inner.getClass().getName()));
        fault.setStackTrace(inner.getStackTrace());
        return fault;
    }

    private static String explain(Problem problem, ApiRequest request, String detail) {
        String project = request.project() == null ? "?" : request.project();
        String explanation = ResourceBundleHolder.get(Messages.class)
                .format(
                        "Problem." + problem.name(),
                        request.subject(),
                        project,
                        request.endpoint().getAuthority(),
                        request.operation().permission());
        return detail.isEmpty() ? explanation : explanation + " [" + detail + "]";
    }

    /** The server's own words, which Huawei Cloud's support asks for. */
    private static String describe(Problem problem, ErrorResponse response) {
        StringBuilder text = new StringBuilder("HTTP ").append(response.status());
        if (response.code() != null) {
            text.append(", ").append(quote(response.code()));
        }
        // The gateway's text about a signature or token can hold the access key and the canonical request.
        boolean mayEcho = response.status() == 401 || response.status() == 407 || problem.isRefusalOfSecret();
        if (response.message() != null && !mayEcho) {
            text.append(": ").append(quote(response.message()));
        }
        if (response.requestId() != null) {
            text.append(", ").append(Messages.Response_requestId(quote(response.requestId())));
        }
        return text.toString();
    }

    private static String quote(@CheckForNull String text) {
        String line = CleanText.line(text, MAX_QUOTE);
        return line == null ? "" : line;
    }

    /** What is wrong, by what has to be done about it. */
    public Problem problem() {
        return problem;
    }

    /** HTTP status; 0 when there was no response. */
    public int status() {
        return status;
    }

    /** Error code such as "ModelArts.3502" or "401" (IAM), when the response has one. */
    @CheckForNull
    public String code() {
        return code;
    }

    /** The id under which Huawei Cloud's support finds the request, when the response has one. */
    @CheckForNull
    public String requestId() {
        return requestId;
    }

    /** The same failure with another time to wait, because a part of the first one has passed. */
    public ModelArtsException withRetryAfter(Duration remaining) {
        ErrorResponse response = new ErrorResponse(status, code, null, requestId, remaining);
        return new ModelArtsException(problem, getMessage(), getCause(), response);
    }

    /** How long the server asks to wait before the next request, when it does. */
    @CheckForNull
    public Duration retryAfter() {
        return retryAfter;
    }
}
