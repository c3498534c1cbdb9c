package io.jenkins.plugins.modelarts.api;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.jvnet.localizer.ResourceBundleHolder;

/**
 * A call that failed. Its message says what is wrong and what to do about it, in the language of the thread that
 * created it, and holds no secret: what the gateway echoes of a signed request is left out. Immutable.
 */
public final class ModelArtsException extends Exception {

    private static final long serialVersionUID = 1L;
    private static final int MAX_QUOTE = 400;

    private final Problem problem;
    private final int status;
    private final String code;
    private final String requestId;
    private final Duration retryAfter;

    private ModelArtsException(Problem problem, String message, Throwable cause, ErrorAnswer answer) {
        super(message, cause);
        this.problem = problem;
        this.status = answer.status();
        this.code = answer.code();
        this.requestId = answer.requestId();
        this.retryAfter = answer.retryAfter();
    }

    /** An answer that is an error. */
    static ModelArtsException refused(Call call, ErrorAnswer answer) {
        Problem problem = Problem.of(call.kind(), answer.status(), answer.code(), answer.message());
        return new ModelArtsException(problem, explain(problem, call, said(problem, answer)), null, answer);
    }

    /** No usable answer at all. */
    static ModelArtsException failed(Problem problem, Call call, String detail, Throwable cause) {
        return new ModelArtsException(problem, explain(problem, call, quote(detail)), cause, ErrorAnswer.NONE);
    }

    /**
     * A problem that only the caller could see, such as a name that fits two projects.
     *
     * @param detail what was found, to be quoted in the message; no secret
     */
    public static ModelArtsException found(Problem problem, Call call, String detail) {
        return failed(problem, call, detail, null);
    }

    /** A problem with a message of the caller's own, complete with what to do, such as a rule against asking again. */
    public static ModelArtsException withMessage(Problem problem, String message) {
        return new ModelArtsException(problem, message, null, ErrorAnswer.NONE);
    }

    /**
     * The failure inside what a future threw. Anything else is a fault of ours: its place is kept and its message is
     * not, because the JDK quotes the value of a header that it refuses.
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

    private static String explain(Problem problem, Call call, String detail) {
        String project = call.project() == null ? "?" : call.project();
        String explanation = ResourceBundleHolder.get(Messages.class)
                .format(
                        "Problem." + problem.name(),
                        call.subject(),
                        project,
                        call.endpoint().getAuthority(),
                        call.kind().permission());
        return detail.isEmpty() ? explanation : explanation + " [" + detail + "]";
    }

    /** What the server said, for those who must ask Huawei Cloud's support. */
    private static String said(Problem problem, ErrorAnswer answer) {
        StringBuilder said = new StringBuilder("HTTP ").append(answer.status());
        if (answer.code() != null) {
            said.append(", ").append(quote(answer.code()));
        }
        // The gateway's text about a signature or token can hold the access key and the canonical request.
        boolean echoes = answer.status() == 401 || answer.status() == 407 || problem.isRefusalOfSecret();
        if (answer.message() != null && !echoes) {
            said.append(": ").append(quote(answer.message()));
        }
        if (answer.requestId() != null) {
            said.append(", ").append(Messages.Answer_requestId(quote(answer.requestId())));
        }
        return said.toString();
    }

    private static String quote(String text) {
        if (text == null) {
            return "";
        }
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() <= MAX_QUOTE ? line : line.substring(0, MAX_QUOTE) + "…";
    }

    public Problem problem() {
        return problem;
    }

    /** HTTP status; 0 when there was no answer. */
    public int status() {
        return status;
    }

    /** Error code such as "ModelArts.3502" or "401" (IAM); null when the answer has none. */
    public String code() {
        return code;
    }

    /** The id under which Huawei Cloud's support finds the request; null when the answer has none. */
    public String requestId() {
        return requestId;
    }

    /** How long the server asks to wait before the next request; null when it does not say. */
    public Duration retryAfter() {
        return retryAfter;
    }
}
