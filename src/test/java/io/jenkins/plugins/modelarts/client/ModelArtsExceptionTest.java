package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.util.Locale;
import org.junit.Test;
import org.jvnet.localizer.ResourceBundleHolder;

public class ModelArtsExceptionTest {

    private static final String ECHO = "verify aksk signature fail,ak:AK-ID,canonicalRequest:GET|x-security-token:T";

    private final ApiRequest request =
            new ApiRequest(ApiOperation.LOGS, URI.create("https://modelarts.example.com"), "p1", "mnist");

    @Test
    public void everyProblemHasAMessageInBothLanguages() {
        for (Problem problem : Problem.values()) {
            ResourceBundleHolder messages = ResourceBundleHolder.get(Messages.class);
            assertThat(messages.get(Locale.ENGLISH).getString("Problem." + problem.name()), endsWith("."));
            assertThat(messages.get(Locale.SIMPLIFIED_CHINESE).getString("Problem." + problem.name()), endsWith("。"));
        }
    }

    @Test
    public void whatAGatewayOrProxyEchoesIsNotRepeated() {
        for (int status : new int[] {401, 407}) {
            assertThat(message(status, "APIG.0301"), allOf(containsString("r1"), not(containsString("AK-ID"))));
        }
        assertThat(message(403, "ModelArts.0206"), allOf(containsString("r1"), not(containsString("AK-ID"))));
    }

    @Test
    public void whatModelArtsSaysOtherwiseIsQuotedOnOneLine() {
        ModelArtsException failure = ModelArtsException.of(
                request, new ErrorResponse(400, "ModelArts.0104", "Parameter\r\n[INFO] is wrong.", "r1", null));
        assertThat(failure.getMessage(), containsString("ModelArts.0104: Parameter [INFO] is wrong."));
    }

    private String message(int status, String code) {
        return ModelArtsException.of(request, new ErrorResponse(status, code, ECHO, "r1", null))
                .getMessage();
    }
}
