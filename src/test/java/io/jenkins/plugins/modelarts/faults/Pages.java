package io.jenkins.plugins.modelarts.faults;

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

    /** Of the first build of a job, and of the job. */
    private static final List<String> OF_A_JOB = List.of(
            "1/",
            "1/modelarts/",
            "1/modelarts/live",
            "1/modelarts/api/json",
            "1/api/json?depth=2",
            "",
            "modelarts/",
            "modelarts/export.csv",
            "modelarts/api/json");

    private static final List<String> OF_ALL_JOBS = List.of("", "modelarts/", "modelarts/api/json");

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private Pages() {}

    /** @param root of Jenkins */
    static void assertOpen(URL root, Collection<String> jobs) throws Exception {
        for (String page : OF_ALL_JOBS) {
            assertOpen(root + page);
        }
        for (String job : jobs) {
            for (String page : OF_A_JOB) {
                assertOpen(root + "job/" + job + "/" + page);
            }
        }
    }

    private static void assertOpen(String page) throws Exception {
        assertEquals(page, 200, get(page).statusCode());
    }

    /** The text of a page. */
    static HttpResponse<String> get(String page) throws Exception {
        return HTTP.send(HttpRequest.newBuilder(URI.create(page)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
