package io.jenkins.plugins.modelarts.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import hudson.Util;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.rules.ExternalResource;

/** A Chromium without a window, controlled by the WebDriver protocol. */
public final class Browser extends ExternalResource {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PORT = Pattern.compile("started successfully on port (\\d+)");

    private final HttpClient http = HttpClient.newHttpClient();
    private final String languages;
    private Process driver;
    private Path profile;
    private URI session;

    /** @param languages as in the header Accept-Language */
    Browser(String languages) {
        this.languages = languages;
    }

    @Override
    protected void before() throws Throwable {
        profile = Files.createTempDirectory("chromium");
        driver = new ProcessBuilder("chromedriver", "--port=0")
                .redirectErrorStream(true)
                .start();
        URI service = URI.create("http://127.0.0.1:" + port() + "/session");
        ObjectNode wanted = JSON.createObjectNode();
        ObjectNode always = wanted.putObject("capabilities").putObject("alwaysMatch");
        always.putObject("goog:loggingPrefs").put("browser", "ALL");
        ObjectNode options = always.putObject("goog:chromeOptions");
        var args = options.putArray("args");
        List.of(
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--user-data-dir=" + profile)
                .forEach(args::add);
        options.putObject("prefs").put("intl.accept_languages", languages);
        JsonNode answer = send("POST", service, wanted);
        session = URI.create(service + "/" + answer.path("sessionId").asText() + "/");
        // A browser reports a violation of the policy only as an event, so a script must listen from the start of each
        // page.
        devTools(
                "Page.addScriptToEvaluateOnNewDocument", JSON.createObjectNode().put("source", resource("watch.js")));
    }

    private int port() throws IOException {
        BufferedReader out = new BufferedReader(new InputStreamReader(driver.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher matcher = PORT.matcher(line);
            if (matcher.find()) {
                return Integer.parseInt(matcher.group(1));
            }
        }
        throw new IOException("chromedriver ended");
    }

    @Override
    protected void after() {
        try {
            send("DELETE", URI.create(session.toString().replaceAll("/$", "")), null);
            driver.destroy();
            driver.waitFor();
            Util.deleteRecursive(profile.toFile());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            driver.destroy();
        }
    }

    void open(String url) throws IOException {
        call("url", JSON.createObjectNode().put("url", url));
    }

    /** Signs in to a Jenkins in which everybody's name is their password. */
    void signIn(String root, String user) throws IOException, InterruptedException {
        open(root + "login");
        run("document.querySelector('[name=j_username]').value = '" + user + "';"
                + " document.querySelector('[name=j_password]').value = '" + user + "';"
                + " window.before = true; document.querySelector('form[name=login] [name=Submit]').click()");
        await("!window.before && document.readyState === 'complete'");
    }

    /** Width and height of the window, in pixels. */
    void size(int width, int height) throws IOException {
        devTools(
                "Emulation.setDeviceMetricsOverride",
                JSON.createObjectNode()
                        .put("width", width)
                        .put("height", height)
                        .put("deviceScaleFactor", 1)
                        .put("mobile", false));
    }

    /** Whether the reader prefers dark pages. */
    void dark(boolean dark) throws IOException {
        ObjectNode media = JSON.createObjectNode();
        media.putArray("features")
                .addObject()
                .put("name", "prefers-color-scheme")
                .put("value", dark ? "dark" : "light");
        devTools("Emulation.setEmulatedMedia", media);
    }

    void timeZone(String id) throws IOException {
        devTools("Emulation.setTimezoneOverride", JSON.createObjectNode().put("timezoneId", id));
    }

    /** What a script returns. */
    JsonNode run(String script) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("script", script);
        body.putArray("args");
        return call("execute/sync", body);
    }

    /** Opens all parts of the page that are folded. */
    void unfold() throws IOException {
        run("document.querySelectorAll('details').forEach(d => d.open = true)");
    }

    /** What a script hands to the function that is its last argument. */
    JsonNode runAsync(String script) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("script", script);
        body.putArray("args");
        return call("execute/async", body);
    }

    /** Waits until an expression is true. */
    void await(String expression) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!run("return Boolean(" + expression + ")").asBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("Not true after 30 s: " + expression + " in "
                        + run("return document.body.innerText").asText());
            }
            Thread.sleep(100);
        }
    }

    String text(String selector) throws IOException {
        return run("return document.querySelector('" + selector + "').innerText")
                .asText();
    }

    /** @param key Tab, Enter or ArrowDown */
    void press(String key) throws IOException {
        ObjectNode event = JSON.createObjectNode().put("key", key).put("code", key);
        int number =
                switch (key) {
                    case "Enter" -> 13;
                    case "ArrowDown" -> 40;
                    default -> 9;
                };
        event.put("windowsVirtualKeyCode", number);
        if (number == 13) {
            event.put("text", "\r");
        }
        devTools("Input.dispatchKeyEvent", event.deepCopy().put("type", "keyDown"));
        devTools("Input.dispatchKeyEvent", event.deepCopy().put("type", "keyUp"));
    }

    /** Moves the mouse to a point of the window, in pixels. */
    void point(int x, int y) throws IOException {
        mouse("mouseMoved", "none", x, y);
    }

    /** Clicks at a point of the window, in pixels. */
    void click(int x, int y) throws IOException {
        point(x, y);
        mouse("mousePressed", "left", x, y);
        mouse("mouseReleased", "left", x, y);
    }

    private void mouse(String type, String button, int x, int y) throws IOException {
        ObjectNode event = JSON.createObjectNode().put("type", type).put("button", button);
        devTools(
                "Input.dispatchMouseEvent",
                event.put("clickCount", 1).put("x", x).put("y", y));
    }

    /** The errors on the console since the last call. */
    List<String> errors() throws IOException {
        List<String> errors = new ArrayList<>();
        for (JsonNode entry : call("se/log", JSON.createObjectNode().put("type", "browser"))) {
            if (entry.path("level").asText().equals("SEVERE")) {
                errors.add(entry.path("message").asText());
            }
        }
        return errors;
    }

    /** The whole page as a PNG file. */
    void picture(Path file) throws IOException {
        JsonNode answer =
                devTools("Page.captureScreenshot", JSON.createObjectNode().put("captureBeyondViewport", true));
        Files.createDirectories(file.getParent());
        Files.write(file, Base64.getDecoder().decode(answer.path("data").asText()));
    }

    private JsonNode devTools(String command, ObjectNode parameters) throws IOException {
        ObjectNode body = JSON.createObjectNode().put("cmd", command);
        body.set("params", parameters);
        return call("goog/cdp/execute", body);
    }

    private JsonNode call(String what, ObjectNode body) throws IOException {
        return send("POST", session.resolve(what), body);
    }

    private JsonNode send(String method, URI uri, ObjectNode body) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(uri)
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofString(body.toString()))
                .header("Content-Type", "application/json")
                .timeout(Duration.ofMinutes(2))
                .build();
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            JsonNode value = JSON.readTree(response.body()).path("value");
            if (response.statusCode() != 200) {
                throw new IOException(value.path("message").asText());
            }
            return value;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    static String resource(String name) throws IOException {
        try (var in = Browser.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
