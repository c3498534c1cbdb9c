package io.jenkins.plugins.modelarts.faults;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.Assert.assertEquals;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;

/** The pages of the plugin, as a browser without scripts and styles sees them. */
final class Pages {

    private static final List<String> OF_A_BUILD =
            List.of("", "modelarts/", "modelarts/live", "modelarts/api/json", "api/json?depth=2");

    private static final List<String> OF_A_JOB =
            List.of("", "modelarts/", "modelarts/export.csv", "modelarts/api/json", "api/json?depth=2");

    private static final List<String> OF_ALL_JOBS = List.of("", "modelarts/", "modelarts/api/json");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Pages() {}

    /**
     * The pages of these jobs, of their first builds, and of all jobs.
     *
     * @param root of Jenkins
     */
    static void assertOpen(URL root, Collection<String> jobs) throws Exception {
        for (String job : jobs) {
            assertJobOpens(root, job);
            for (String page : OF_A_BUILD) {
                assertOpen(root + "job/" + job + "/1/" + page);
            }
        }
    }

    /** The pages of a job, and of all jobs. */
    static void assertJobOpens(URL root, String job) throws Exception {
        for (String page : OF_ALL_JOBS) {
            assertOpen(root + page);
        }
        for (String page : OF_A_JOB) {
            assertOpen(root + "job/" + job + "/" + page);
        }
    }

    private static void assertOpen(String page) throws Exception {
        HttpResponse<String> response = get(page);
        assertEquals(page, 200, response.statusCode());
        boolean isPage =
                response.headers().firstValue("Content-Type").orElse("").startsWith("text/html");
        if (isPage && !page.endsWith("/live")) {
            assertThat(page + " ends", response.body().strip(), endsWith("</html>"));
        }
    }

    static HttpResponse<String> get(String page) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
