package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;

import java.util.List;
import org.junit.Test;

/** The documented error codes, and what the plugin does after each. */
public class ProblemTest {

    private record Case(Problem problem, ApiOperation operation, int status, String code, String message) {}

    private static final List<Case> CASES = List.of(
            logs(Problem.BAD_REQUEST, 400, "ModelArts.0101"),
            logs(Problem.BAD_REQUEST, 400, "ModelArts.0104"),
            logs(Problem.BAD_REQUEST, 400, "APIG.0201"),
            logs(Problem.TOKEN_WITHOUT_PROJECT, 400, "ModelArts.0204"),
            logs(Problem.BAD_REQUEST, 400, "APIG.0204"),
            logs(Problem.WRONG_PROJECT, 400, "ModelArts.0210"),
            logs(Problem.TOKEN_ENDED, 401, "ModelArts.0201"),
            logs(Problem.TOKEN_ENDED, 401, "ModelArts.0202"),
            logs(Problem.TOKEN_ENDED, 401, "ModelArts.0203"),
            logs(Problem.TOKEN_WITHOUT_PROJECT, 401, "ModelArts.0204"),
            logs(Problem.TOKEN_WITHOUT_PROJECT, 401, "ModelArts.0207"),
            logs(Problem.TOKEN_WITHOUT_PROJECT, 401, "ModelArts.0212"),
            logs(Problem.WRONG_PROJECT, 401, "ModelArts.0210"),
            logs(Problem.UNAUTHORIZED, 401, "ModelArts.0205"),
            logs(Problem.USER_BARRED, 401, "ModelArts.6201"),
            logs(Problem.USER_BARRED, 401, "ModelArts.6203"),
            logs(Problem.UNAUTHORIZED, 401, "ModelArts.50004000"),
            logs(Problem.UNAUTHORIZED, 401, null),
            logs(Problem.FORBIDDEN, 403, "ModelArts.0108"),
            logs(Problem.FORBIDDEN, 403, "ModelArts.0112"),
            logs(Problem.FORBIDDEN, 403, "ModelArts.3555"),
            logs(Problem.FORBIDDEN, 403, "APIG.0302"),
            logs(Problem.TOKEN_ENDED, 403, "ModelArts.0203"),
            logs(Problem.SIGNATURE_REFUSED, 403, "ModelArts.0206"),
            logs(Problem.WRONG_PROJECT, 403, "ModelArts.0210"),
            logs(Problem.USER_BARRED, 403, "APIG.0310"),
            logs(Problem.USER_BARRED, 403, "APIGW.0802"),
            logs(Problem.FORBIDDEN, 403, "APIG.0081"),
            logs(Problem.FORBIDDEN, 403, "IAM.0310"),
            logs(Problem.FORBIDDEN, 403, "IAM.0802"),
            logs(Problem.NO_SUCH_SERVICE, 404, "ModelArts.3502"),
            logs(Problem.NO_SUCH_API, 404, "APIG.0101"),
            logs(Problem.NO_SUCH_API, 404, null),
            logs(Problem.THROTTLED, 429, "ModelArts.6101"),
            logs(Problem.THROTTLED, 429, "APIG.0308"),
            logs(Problem.TIMED_OUT, 408, "ModelArts.6100"),
            logs(Problem.UNAVAILABLE, 500, "ModelArts.0010"),
            logs(Problem.UNAVAILABLE, 502, "APIG.0202"),
            logs(Problem.UNAVAILABLE, 503, "APIG.0613"),
            logs(Problem.UNAVAILABLE, 504, "APIG.0203"),
            logs(Problem.TOKEN_ENDED, 401, "APIG.0307"),
            logs(Problem.TOKEN_ENDED, 401, "APIGW.0307"),
            logs(Problem.UNAUTHORIZED, 401, "IAM.0307"),
            logs(Problem.REDIRECTED, 302, null),
            logs(Problem.REDIRECTED, 300, null),
            logs(Problem.REDIRECTED, 399, null),
            logs(Problem.PROXY_REFUSED, 407, null),
            logs(Problem.BAD_REQUEST, 494, "APIG.0201"),
            gateway(Problem.SIGNATURE_REFUSED, "verify aksk signature fail"),
            gateway(Problem.ACCESS_KEY_UNKNOWN, "Get secretKey failed,ak:***,err:ak not exist"),
            gateway(Problem.ACCESS_KEY_LOCKED, "AK access failed to reach the limit,forbidden"),
            gateway(Problem.SIGNATURE_EXPIRED, "signature expired"),
            gateway(Problem.UNAUTHORIZED, "decrypt token fail"),
            token(Problem.PASSWORD_REFUSED, 401, "401", "The username or password is wrong."),
            token(Problem.PASSWORD_REFUSED, 401, "IAM.0062", "Incorrect password."),
            token(Problem.UNAUTHORIZED, 401, "401", "The request you have made requires authentication."),
            token(Problem.UNAUTHORIZED, 401, "APIG.0301", "Incorrect IAM authentication information"),
            token(Problem.UNAUTHORIZED, 401, null, null),
            token(Problem.UNAUTHORIZED, 401, "APIG.0061", null),
            token(Problem.ACCOUNT_LOCKED, 401, "IAM.0061", "Account locked."),
            token(Problem.ACCOUNT_LOCKED, 401, "401", "The account is locked."),
            token(Problem.USER_BARRED, 403, "IAM.0081", null),
            token(Problem.USER_BARRED, 403, "IAM.0082", null),
            token(Problem.THROTTLED, 429, "IAM.0012", "threshold: 5 times per 1 seconds"),
            token(Problem.BAD_REQUEST, 400, "400", "The request body is invalid"),
            token(Problem.UNAVAILABLE, 503, "503", null));

    @Test
    public void everyCodeHasItsProblem() {
        for (Case each : CASES) {
            Problem problem = Problem.of(each.operation(), each.status(), each.code(), each.message());
            assertThat(each.toString(), problem, is(each.problem()));
        }
    }

    /** A repeated request with a refused secret locks the user, so such a problem has no other remedy. */
    @Test
    public void everyProblemHasOneRemedyAtMost() {
        for (Problem problem : Problem.values()) {
            int remedies = (problem.isPassing() ? 1 : 0)
                    + (problem.isSolvedByNewToken() ? 1 : 0)
                    + (problem.isRefusalOfSecret() ? 1 : 0);
            assertThat(problem.name(), remedies, is(lessThanOrEqualTo(1)));
        }
    }

    private static Case logs(Problem problem, int status, String code) {
        return new Case(problem, ApiOperation.LOGS, status, code, null);
    }

    private static Case gateway(Problem problem, String message) {
        String whole = "Incorrect IAM authentication information: " + message;
        return new Case(problem, ApiOperation.LOGS, 401, "APIG.0301", whole);
    }

    private static Case token(Problem problem, int status, String code, String message) {
        return new Case(problem, ApiOperation.TOKEN, status, code, message);
    }
}
