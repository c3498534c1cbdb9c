package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Sends requests to a simulator, and uses only the JDK. */
final class TestClient {

    static final String SERVICES = "/v1/" + Simulator.PROJECT_ID + "/services";

    private final HttpClient http = HttpClient.newHttpClient();
    private final Simulator simulator;

    TestClient(Simulator simulator) {
        this.simulator = simulator;
    }

    HttpResponse<byte[]> send(String method, String path, String body, String... headers)
            throws IOException, InterruptedException {
        return http.send(request(method, path, body, headers), HttpResponse.BodyHandlers.ofByteArray());
    }

    HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(simulator.uri() + path))
                .timeout(Duration.ofSeconds(30))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    HttpResponse<byte[]> get(String path, String... headers) throws IOException, InterruptedException {
        return send("GET", path, "", headers);
    }

    /** Sends a request with a valid token. */
    HttpResponse<byte[]> getWithToken(String path) throws IOException, InterruptedException {
        return get(path, "X-Auth-Token", simulator.newToken());
    }

    static JsonNode json(HttpResponse<byte[]> response) {
        return Tree.read(response.body()).orElseThrow();
    }

    /** Status and error code, as in "404 ModelArts.3502"; IAM's usual shape has a message instead. */
    static String refusal(HttpResponse<byte[]> response) {
        JsonNode body = json(response);
        JsonNode code = body.has("error_code") ? body.get("error_code") : body.at("/error/message");
        return response.statusCode() + " " + code.asText();
    }
}
