package io.jenkins.plugins.modelarts.simulator;

import io.jenkins.plugins.modelarts.testkit.JavaProcess;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.rules.ExternalResource;

/** Runs a simulator in its own process for a benchmark, and sends it the orders of {@link RemoteControl}. */
public final class RemoteSimulator extends ExternalResource {

    private Process process;
    private PrintStream orders;
    private BufferedReader answers;
    private String uri;

    @Override
    protected void before() throws IOException {
        process = new ProcessBuilder(JavaProcess.command(RemoteControl.class))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        orders = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        uri = answers.readLine();
    }

    @Override
    protected void after() {
        process.destroy();
    }

    /** The endpoint of both ModelArts and IAM. */
    public String uri() {
        return uri;
    }

    /** Sends an order and returns the answer. */
    public synchronized String order(String order) throws IOException {
        orders.println(order);
        return answers.readLine();
    }
}
