package io.jenkins.plugins.modelarts.faults;

import hudson.model.FreeStyleProject;
import io.jenkins.plugins.modelarts.simulator.Fault;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;
import io.jenkins.plugins.modelarts.steps.Lab;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.flow.FlowDurabilityHint;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.properties.DurabilityHintJobProperty;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * One build for each phase of a wait, which the simulator holds there. Job and service have the name of the phase. The
 * block of a step waits for the service "script", so that the test can end it.
 */
final class ParkedBuilds {

    static final String FIRST = "first";
    static final String BASELINE = "baseline";
    static final String BLOCK = "block";
    static final String AFTER_BLOCK = "after-block";
    static final String RUNNING = "running";
    static final String REASON = "reason";
    static final String WRITING = "writing";
    static final String FREESTYLE = "freestyle";

    /** The update is running, and Pipeline keeps nothing of the build until its end. */
    static final String NOT_DURABLE = "not-durable";

    /** All that have a Pipeline. */
    static final List<String> PIPELINES =
            List.of(FIRST, BASELINE, BLOCK, AFTER_BLOCK, RUNNING, REASON, WRITING, NOT_DURABLE);

    private static final Duration SOON = Duration.ofSeconds(120);

    private final Lab lab;
    private final Path jobs;
    private final Map<String, SimulatedUpdate> updates = new HashMap<>();

    /** @param jobs the directory of all jobs */
    ParkedBuilds(Lab lab, Path jobs) {
        this.lab = lab;
        this.jobs = jobs;
        PIPELINES.forEach(this::addService);
        addService(FREESTYLE);
        for (String blockOf : List.of(BASELINE, BLOCK, AFTER_BLOCK)) {
            addService(script(blockOf));
            update(script(blockOf), "RUNNING");
        }
        for (String name : List.of(RUNNING, WRITING, NOT_DURABLE, FREESTYLE)) {
            update(name, "RUNNING");
        }
        update(REASON, "FAIL");
        lab.simulator().faults().on(logs(FIRST)).next(Fault.noAnswer());
        lab.simulator().faults().on(logs(BASELINE)).next(Fault.noAnswer());
        lab.simulator().faults().on(".*/services/" + REASON).next(Fault.noAnswer());
    }

    /** An old success, which no wait may take for its own. */
    private void addService(String name) {
        lab.simulator().service(name, name).lastWeeksUpdate();
    }

    static String script(String phase) {
        return phase + "-script";
    }

    private static String logs(String service) {
        return ".*/" + service + "/logs";
    }

    /** Adds an update of a time that is after the start of all builds, however long Jenkins takes to start. */
    void update(String service, String result) {
        long time = lab.soon() + Duration.ofHours(1).toMillis();
        updates.put(service, lab.simulator().service(service).update(time, result));
    }

    void result(String service, String result) {
        updates.get(service).result(result);
    }

    /** Runs in the Jenkins that will end. */
    static void start(JenkinsRule jenkins, String endpoint) throws Exception {
        Lab.setUp(endpoint);
        for (String name : PIPELINES) {
            boolean hasBlock = List.of(BASELINE, BLOCK, AFTER_BLOCK).contains(name);
            WorkflowJob job = jenkins.createProject(WorkflowJob.class, name);
            if (name.equals(NOT_DURABLE)) {
                job.addProperty(new DurabilityHintJobProperty(FlowDurabilityHint.PERFORMANCE_OPTIMIZED));
            }
            Lab.start(job, step(name) + (hasBlock ? " { " + step(script(name)) + " }" : ""));
        }
        FreeStyleProject freestyle = jenkins.createFreeStyleProject(FREESTYLE);
        freestyle.getPublishersList().add(Lab.publisher(FREESTYLE));
        freestyle.scheduleBuild2(0).waitForStart();
    }

    private static String step(String service) {
        return "modelartsServiceLogs(serviceId: '" + service + "', pollSeconds: 2)";
    }

    /** Waits until each build is in its phase. */
    void awaitAll() throws Exception {
        awaitRequests(logs(script(AFTER_BLOCK)), 1);
        lab.simulator().faults().on(logs(AFTER_BLOCK)).next(Fault.noAnswer());
        update(AFTER_BLOCK, "RUNNING");
        result(script(AFTER_BLOCK), "SUCCESS");
        awaitRequests(logs(AFTER_BLOCK), 2);
        awaitRequests(logs(FIRST), 1);
        awaitRequests(logs(BASELINE), 1);
        awaitRequests(logs(script(BLOCK)), 1);
        awaitRequests(logs(RUNNING), 2);
        awaitRequests(logs(NOT_DURABLE), 2);
        awaitRequests(logs(FREESTYLE), 2);
        awaitRequests(".*/services/" + REASON, 1);
        awaitRequests(logs(WRITING), 2);
        holdHistory();
    }

    private void awaitRequests(String path, int count) throws InterruptedException {
        lab.simulator().requests().awaitRequests(path, count, SOON);
    }

    /** Whoever opens the history for writing waits for a reader, who never comes. */
    private void holdHistory() throws IOException, InterruptedException {
        Files.delete(history());
        new ProcessBuilder("mkfifo", history().toString()).start().waitFor();
        result(WRITING, "FAIL");
        Path record = jobs.resolve(WRITING).resolve("builds/1/modelarts/1.json");
        Lab.await(() -> Files.exists(record));
    }

    private Path history() {
        return jobs.resolve(WRITING).resolve("modelarts-deployments.jsonl");
    }

    /** What happens at ModelArts while Jenkins is down. */
    void whileJenkinsIsDown() throws IOException {
        Files.delete(history());
        // The last that was written before Jenkins was killed: the history knows an end, and the build does not.
        Files.writeString(history(), "{\"build\":1,\"number\":1,\"outcome\":\"FAIL\",\"result\":\"FAIL\"}");
        update(FIRST, "SUCCESS");
        update(BLOCK, "FAIL");
        result(AFTER_BLOCK, "SUCCESS");
        result(RUNNING, "FAIL");
        result(NOT_DURABLE, "SUCCESS");
        result(FREESTYLE, "SUCCESS");
    }

    /** Lets the blocks end that wait now. */
    void endBlocks() throws InterruptedException {
        awaitRequests(logs(script(BASELINE)), 1);
        update(BASELINE, "FAIL");
        result(script(BASELINE), "SUCCESS");
        result(script(BLOCK), "SUCCESS");
    }
}
