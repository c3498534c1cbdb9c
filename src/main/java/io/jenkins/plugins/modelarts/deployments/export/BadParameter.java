package io.jenkins.plugins.modelarts.deployments.export;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;
import org.kohsuke.stapler.HttpResponses;
import org.kohsuke.stapler.StaplerRequest2;
import org.kohsuke.stapler.StaplerResponse2;

/** Answers status 400 and says in the reader's language which parameter is wrong and what is expected. */
@Restricted(NoExternalUse.class)
public final class BadParameter extends HttpResponses.HttpResponseException {

    private static final long serialVersionUID = 1L;
    private static final int MAX_VALUE = 60;

    private final String text;

    /** @param expected describes the right values in the reader's language */
    public BadParameter(String name, String value, String expected) {
        text = Messages.BadParameter_text(
                name, value.length() > MAX_VALUE ? value.substring(0, MAX_VALUE) + "…" : value, expected);
    }

    @Override
    public String getMessage() {
        return text;
    }

    @Override
    public void generateResponse(StaplerRequest2 request, StaplerResponse2 response, Object node) throws IOException {
        response.setStatus(HttpServletResponse.SC_BAD_REQUEST);
        // Plain text, because scripts read it, and because the value is repeated as somebody sent it.
        response.setContentType("text/plain;charset=UTF-8");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().println(text);
    }
}
