package io.jenkins.plugins.modelarts.client;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletionException;
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

    @Test
    public void aMessageNamesTheProjectIfItIsKnown() {
        ErrorResponse missing = new ErrorResponse(404, "ModelArts.3502", null, null, null);
        ApiRequest unknown = new ApiRequest(ApiOperation.LOGS, request.endpoint(), null, "mnist");

        assertThat(ModelArtsException.of(request, missing).getMessage(), containsString("project p1 at"));
        assertThat(ModelArtsException.of(unknown, missing).getMessage(), containsString("project ? at"));
    }

    @Test
    public void keepsWhatTheSupportAsksFor() {
        ModelArtsException failure =
                ModelArtsException.of(request, new ErrorResponse(404, "ModelArts.3502", null, "r1", null));

        assertThat(failure.status(), is(404));
        assertThat(failure.code(), is("ModelArts.3502"));
        assertThat(failure.requestId(), is("r1"));
    }

    @Test
    public void aFaultOfThePluginKeepsItsStackTraceOnly() {
        Throwable fault = new IllegalArgumentException("S3cret");

        ModelArtsException failure = ModelArtsException.in(new CompletionException(fault));

        assertThat(failure.getStackTrace(), is(fault.getStackTrace()));
        assertThat(failure.getMessage(), not(containsString("S3cret")));
    }

    private String message(int status, String code) {
        return ModelArtsException.of(request, new ErrorResponse(status, code, ECHO, "r1", null))
                .getMessage();
    }
}
