package io.jenkins.plugins.modelarts.api;

import static io.jenkins.plugins.modelarts.api.Problem.Remedy.FIX;
import static io.jenkins.plugins.modelarts.api.Problem.Remedy.NEW_SECRET;
import static io.jenkins.plugins.modelarts.api.Problem.Remedy.NEW_TOKEN;
import static io.jenkins.plugins.modelarts.api.Problem.Remedy.TRY_AGAIN;

import java.util.Locale;

/**
 * Everything that can go wrong in a call, by what has to be done about it. This is the one place that knows the error
 * codes of IAM, of the API gateway (APIG, also spelled APIGW) and of ModelArts. The HTTP status decides first, because
 * the same code comes with several statuses and meanings.
 */
public enum Problem {
    /** No connection: unknown host, refused, TLS failure. */
    UNREACHABLE(TRY_AGAIN),
    /** The connection broke while the answer was on its way. */
    DISCONNECTED(TRY_AGAIN),
    /** No complete answer within the time limit, or HTTP 408. */
    TIMED_OUT(TRY_AGAIN),
    /** Too many requests: HTTP 429. */
    THROTTLED(TRY_AGAIN),
    /** HTTP 5xx. */
    UNAVAILABLE(TRY_AGAIN),
    /** The answer is broken or truncated JSON. */
    MALFORMED(TRY_AGAIN),

    /** The answer is a web page or other JSON: something else than ModelArts listens there. */
    NOT_MODELARTS(FIX),
    /** HTTP 3xx; redirects are never followed, so that no credentials travel elsewhere. */
    REDIRECTED(FIX),
    /** The answer is larger than {@link Http#MAX_BODY}. */
    TOO_LARGE(FIX),
    BAD_REQUEST(FIX),
    WRONG_PROJECT(FIX),
    /** No project of that name, or more than one. */
    AMBIGUOUS_PROJECT(FIX),
    NO_SUCH_SERVICE(FIX),
    /** More than one service has the name. */
    AMBIGUOUS_SERVICE(FIX),
    NO_SUCH_API(FIX),
    FORBIDDEN(FIX),
    /** The user may not use the API at all: console-only, disabled, barred from the region, or the account is. */
    USER_BARRED(FIX),
    /** The token is not one of a project. */
    TOKEN_WITHOUT_PROJECT(FIX),
    UNAUTHORIZED(FIX),
    /** HTTP 407: the proxy on the way wants a user and password. */
    PROXY_REFUSED(FIX),
    /** Something is missing or wrong in Jenkins' own configuration or in the step; nothing was asked. */
    MISCONFIGURED(FIX),
    /** A fault of this plugin. */
    UNEXPECTED(FIX),

    /** The token ended or was made invalid: the one problem that a new token may solve. */
    TOKEN_ENDED(NEW_TOKEN),

    PASSWORD_REFUSED(NEW_SECRET),
    ACCOUNT_LOCKED(NEW_SECRET),
    SIGNATURE_REFUSED(NEW_SECRET),
    SIGNATURE_EXPIRED(NEW_SECRET),
    ACCESS_KEY_UNKNOWN(NEW_SECRET),
    ACCESS_KEY_LOCKED(NEW_SECRET);

    enum Remedy {
        TRY_AGAIN,
        FIX,
        NEW_TOKEN,
        NEW_SECRET
    }

    private final Remedy remedy;

    Problem(Remedy remedy) {
        this.remedy = remedy;
    }

    /** Whether the same request may succeed later, with nothing changed by anybody. */
    public boolean isPassing() {
        return remedy == TRY_AGAIN;
    }

    /** Whether a new token may be fetched and the request sent once more. */
    public boolean isSolvedByNewToken() {
        return remedy == NEW_TOKEN;
    }

    /** Whether the secret itself was refused. Asking again with it brings the user nearer to being locked out. */
    public boolean isRefusalOfSecret() {
        return remedy == NEW_SECRET;
    }

    /**
     * Names the problem of an answer that is not a 2xx.
     *
     * @param kind what was asked
     * @param status HTTP status
     * @param code error code of the body, such as "ModelArts.3502"; null when it has none
     * @param message error text of the body; null when it has none
     */
    static Problem of(Call.Kind kind, int status, String code, String message) {
        String number = code == null ? "" : code.substring(code.lastIndexOf('.') + 1);
        String system = code == null ? "" : code.substring(0, Math.max(0, code.lastIndexOf('.')));
        boolean gateway = system.equals("APIG") || system.equals("APIGW");
        boolean modelArts = system.equals("ModelArts");
        String text = message == null ? "" : message.toLowerCase(Locale.ROOT);
        if (status >= 500) {
            return UNAVAILABLE;
        }
        switch (status) {
            case 400:
                return modelArts ? badRequest(number) : BAD_REQUEST;
            case 401:
                return kind == Call.Kind.TOKEN
                        ? passwordRefused(system, number, text)
                        : unauthorized(gateway, modelArts, number, text);
            case 403:
                return forbidden(gateway, modelArts, system, number);
            case 404:
                // Without ModelArts' own code the path itself is unknown there, as behind a wrong endpoint.
                return modelArts ? notFound(kind) : NO_SUCH_API;
            case 407:
                return PROXY_REFUSED;
            case 408:
                return TIMED_OUT;
            case 429:
                return THROTTLED;
            default:
                return status >= 300 && status < 400 ? REDIRECTED : BAD_REQUEST;
        }
    }

    private static Problem badRequest(String number) {
        return switch (number) {
            case "0204" -> TOKEN_WITHOUT_PROJECT;
            case "0210" -> WRONG_PROJECT;
            default -> BAD_REQUEST;
        };
    }

    private static Problem passwordRefused(String system, String number, String text) {
        return system.equals("IAM") && number.equals("0061") || text.contains("locked")
                ? ACCOUNT_LOCKED
                : PASSWORD_REFUSED;
    }

    private static Problem unauthorized(boolean gateway, boolean modelArts, String number, String text) {
        if (gateway && number.equals("0307")) {
            return TOKEN_ENDED;
        }
        if (text.contains("reach the limit")) {
            return ACCESS_KEY_LOCKED;
        }
        if (text.contains("ak not exist")) {
            return ACCESS_KEY_UNKNOWN;
        }
        if (text.contains("signature expired")) {
            return SIGNATURE_EXPIRED;
        }
        if (text.contains("signature")) {
            return SIGNATURE_REFUSED;
        }
        if (modelArts) {
            return switch (number) {
                case "0201", "0202", "0203" -> TOKEN_ENDED;
                case "0204", "0207", "0212" -> TOKEN_WITHOUT_PROJECT;
                case "0210" -> WRONG_PROJECT;
                case "6201", "6203" -> USER_BARRED;
                default -> UNAUTHORIZED;
            };
        }
        return UNAUTHORIZED;
    }

    private static Problem forbidden(boolean gateway, boolean modelArts, String system, String number) {
        if (modelArts) {
            return switch (number) {
                case "0203" -> TOKEN_ENDED;
                case "0206" -> SIGNATURE_REFUSED;
                case "0210" -> WRONG_PROJECT;
                default -> FORBIDDEN;
            };
        }
        boolean barredByIam = system.equals("IAM") && (number.equals("0081") || number.equals("0082"));
        boolean barredByGateway = gateway && (number.equals("0310") || number.equals("0802"));
        return barredByIam || barredByGateway ? USER_BARRED : FORBIDDEN;
    }

    private static Problem notFound(Call.Kind kind) {
        return switch (kind) {
            case TOKEN, PROJECTS -> NO_SUCH_API;
            case LOGS, DETAILS, EVENTS, SERVICES -> NO_SUCH_SERVICE;
        };
    }
}
