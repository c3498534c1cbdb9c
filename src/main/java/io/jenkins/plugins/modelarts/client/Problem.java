package io.jenkins.plugins.modelarts.client;

import static io.jenkins.plugins.modelarts.client.Problem.Remedy.FIX;
import static io.jenkins.plugins.modelarts.client.Problem.Remedy.FIX_ADDRESS;
import static io.jenkins.plugins.modelarts.client.Problem.Remedy.NEW_SECRET;
import static io.jenkins.plugins.modelarts.client.Problem.Remedy.NEW_TOKEN;
import static io.jenkins.plugins.modelarts.client.Problem.Remedy.TRY_AGAIN;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Everything that can go wrong with a request, by what has to be done about it. This is the one place that knows the error
 * codes of IAM, of the API gateway (APIG, also spelled APIGW) and of ModelArts. The HTTP status decides first, because
 * the same code comes with several statuses and has several meanings.
 */
@Restricted(NoExternalUse.class)
public enum Problem {
    /** No connection: the host is unknown or refuses it, or TLS failed. */
    UNREACHABLE(TRY_AGAIN),
    /** The connection broke before the response was complete. */
    DISCONNECTED(TRY_AGAIN),
    /** No complete response within the time limit, or HTTP 408. */
    TIMED_OUT(TRY_AGAIN),
    /** Too many requests: HTTP 429. */
    THROTTLED(TRY_AGAIN),
    /** HTTP 5xx. */
    UNAVAILABLE(TRY_AGAIN),
    /** The response is broken or truncated JSON. */
    MALFORMED(TRY_AGAIN),
    /** A cache on the way responded, so the response may be older than the build. */
    CACHED(TRY_AGAIN),

    /** The response is a web page or other JSON: a different service listens at the address. */
    NOT_MODELARTS(FIX_ADDRESS),
    /** HTTP 3xx. The plugin never follows a redirect, because it would send the credentials elsewhere. */
    REDIRECTED(FIX_ADDRESS),
    /** The response is larger than {@link HttpTransport#MAX_BODY}. */
    TOO_LARGE(FIX),
    BAD_REQUEST(FIX),
    WRONG_PROJECT(FIX),
    /** No project has the name, or more than one has. */
    AMBIGUOUS_PROJECT(FIX),
    NO_SUCH_SERVICE(FIX),
    /** More than one service has the name. */
    AMBIGUOUS_SERVICE(FIX),
    NO_SUCH_API(FIX_ADDRESS),
    FORBIDDEN(FIX),
    /** The user may not use the API at all: it is disabled, has console access only, or may not use the region. */
    USER_BARRED(FIX),
    /** The token does not belong to a project. */
    TOKEN_WITHOUT_PROJECT(FIX),
    UNAUTHORIZED(FIX),
    /** HTTP 407: the proxy on the way asks for a user name and a password. */
    PROXY_REFUSED(FIX),
    /** A setting is missing or wrong, so no request was sent. */
    MISCONFIGURED(FIX),
    /** There are no credentials with the id, or the build may not use them. No request was sent. */
    NO_CREDENTIALS(FIX),
    /** A fault of this plugin. */
    UNEXPECTED(FIX),

    /** The token has expired or was revoked: the one problem that a new token may solve. */
    TOKEN_ENDED(NEW_TOKEN),

    PASSWORD_REFUSED(NEW_SECRET),
    ACCOUNT_LOCKED(NEW_SECRET),
    SIGNATURE_REFUSED(NEW_SECRET),
    SIGNATURE_EXPIRED(NEW_SECRET),
    ACCESS_KEY_UNKNOWN(NEW_SECRET),
    ACCESS_KEY_LOCKED(NEW_SECRET);

    /** What has to be done. */
    enum Remedy {
        TRY_AGAIN,
        FIX,
        FIX_ADDRESS,
        NEW_TOKEN,
        NEW_SECRET
    }

    private final Remedy remedy;

    Problem(Remedy remedy) {
        this.remedy = remedy;
    }

    /** Whether the same request may succeed at a later time although nobody changed anything. */
    public boolean isPassing() {
        return remedy == TRY_AGAIN;
    }

    /**
     * Whether a different server seems to have responded. If ModelArts responded before, the address is right, and something on
     * the way responded, such as a proxy with a page of its own.
     */
    public boolean isOfOtherServer() {
        return remedy == FIX_ADDRESS;
    }

    /** Whether to get a new token and send the request once more. */
    public boolean isSolvedByNewToken() {
        return remedy == NEW_TOKEN;
    }

    /**
     * Whether the server refused the secret itself. Each further request with the same secret brings the user closer to
     * being locked out.
     */
    public boolean isRefusalOfSecret() {
        return remedy == NEW_SECRET;
    }

    /**
     * The problem of a response whose status is not 2xx.
     *
     * @param operation what was asked
     * @param status HTTP status
     * @param code error code of the body, such as "ModelArts.3502"
     * @param message error text of the body
     */
    static Problem of(ApiOperation operation, int status, @CheckForNull String code, @CheckForNull String message) {
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
                return operation == ApiOperation.TOKEN
                        ? passwordRefused(system, number, text)
                        : unauthorized(gateway, modelArts, number, text);
            case 403:
                return forbidden(gateway, modelArts, system, number);
            case 404:
                // Without a code of ModelArts the server does not know the path: the endpoint is wrong.
                return modelArts ? notFound(operation) : NO_SUCH_API;
            case 407:
                return PROXY_REFUSED;
            case 408:
                return TIMED_OUT;
            case 429:
                return THROTTLED;
            default:
                return status / 100 == 3 ? REDIRECTED : BAD_REQUEST;
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
        if (system.equals("IAM") && number.equals("0061") || text.contains("locked")) {
            return ACCOUNT_LOCKED;
        }
        // IAM also answers 401 to a good password, when the user has no role in the project.
        return system.equals("IAM") || text.contains("password") ? PASSWORD_REFUSED : UNAUTHORIZED;
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

    private static Problem notFound(ApiOperation operation) {
        return switch (operation) {
            case TOKEN, PROJECTS -> NO_SUCH_API;
            case LOGS, DETAILS, EVENTS, SERVICES -> NO_SUCH_SERVICE;
        };
    }
}
