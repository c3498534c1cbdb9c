package io.jenkins.plugins.modelarts.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.CookieManager;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.rules.ExternalResource;
import org.junit.rules.TemporaryFolder;

/**
 * A Jenkins as people run it: a war in its own JVM, with the hpi of this plugin and of all plugins that the tests need.
 * It has the home of the demo, and it enforces its content security policy.
 */
final class RealJenkins extends ExternalResource {

    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final Path war;
    private final Path javaHome;
    private final TemporaryFolder folder = new TemporaryFolder();
    private final HttpClient http =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();
    private Map<String, String> environment;
    private Path home;
    private int port;
    private Process process;

    RealJenkins(Path war, Path javaHome) {
        this.war = war;
        this.javaHome = javaHome;
    }

    @Override
    protected void before() throws Throwable {
        folder.create();
        home = folder.newFolder("home").toPath();
        copy(Path.of("src/demo/home"), home);
        Path plugins = Files.createDirectories(home.resolve("plugins"));
        copy(Path.of("target/test-classes/test-dependencies"), plugins);
        Files.copy(Path.of("target/modelarts-service-logs.hpi"), plugins.resolve("modelarts-service-logs.hpi"));
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    /** Adds a script that Jenkins runs at each start. */
    void addStartScript(String name, String groovy) throws IOException {
        Files.writeString(home.resolve("init.groovy.d").resolve(name), groovy);
    }

    /** A later start does not run the script. */
    void removeStartScript(String name) throws IOException {
        Files.delete(home.resolve("init.groovy.d").resolve(name));
    }

    /** @param variables of its environment */
    void start(Map<String, String> variables) throws Exception {
        environment = variables;
        restart();
    }

    /** Stops a running Jenkins as an init system does, and starts it again. */
    void restart() throws Exception {
        stop();
        ProcessBuilder builder = new ProcessBuilder(
                javaHome.resolve("bin/java").toString(),
                // It lives too short for the better one of the two compilers of the JVM.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djenkins.install.runSetupWizard=false",
                "-Dhudson.model.UpdateCenter.never=true",
                "-Dhudson.model.DownloadService.never=true",
                "-Djenkins.security.csp.CspHeader.headerName=Content-Security-Policy",
                "-jar",
                war.toString(),
                "--httpListenAddress=127.0.0.1",
                "--httpPort=" + port);
        builder.environment().put("JENKINS_HOME", home.toString());
        builder.environment().putAll(environment);
        builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.appendTo(log()));
        process = builder.start();
        awaitTrue("Jenkins did not start", () -> status("login") == 200);
    }

    private void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        }
    }

    @Override
    protected void after() {
        try {
            stop();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        } finally {
            folder.delete();
        }
    }

    String url() {
        return "http://127.0.0.1:" + port + "/";
    }

    File log() {
        return home.resolve("jenkins.log").toFile();
    }

    /** What Jenkins logged as a fault, each with the lines after it, which tell the cause. */
    List<String> severe() throws IOException {
        List<String> lines = Files.readAllLines(log().toPath(), StandardCharsets.UTF_8);
        return IntStream.range(0, lines.size())
                .filter(i -> lines.get(i).contains("SEVERE"))
                .mapToObj(i -> String.join("\n", lines.subList(i, Math.min(i + 8, lines.size()))))
                .toList();
    }

    String read(String path) throws Exception {
        return get(path).body();
    }

    private int status(String path) throws InterruptedException {
        try {
            return get(path).statusCode();
        } catch (IOException e) {
            return 0;
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create(url() + path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Presses a button that has no form. */
    int post(String path, String contentType, String body) throws Exception {
        String crumb = new ObjectMapper()
                .readTree(read("crumbIssuer/api/json"))
                .path("crumb")
                .asText();
        return http.send(
                        HttpRequest.newBuilder(URI.create(url() + path))
                                .header("Content-Type", contentType)
                                .header("Jenkins-Crumb", crumb)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** A condition that is checked repeatedly. */
    interface Condition {
        boolean isTrue() throws Exception;
    }

    void awaitTrue(String otherwise, Condition condition) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.isTrue()) {
            if (System.nanoTime() > end || !process.isAlive()) {
                throw new AssertionError(otherwise + "; its log:\n" + Files.readString(log().toPath()));
            }
            Thread.sleep(500);
        }
    }
}
