package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jvnet.hudson.test.JenkinsRule;

/**
 * The history of one service, written as files into the home of a Jenkins that does not run or that is told to read them:
 * jobs, builds, what ModelArts said to each build, and the lines of the history of each job. A job that is there already
 * stays as it is, and can be a Pipeline.
 */
public final class SampleHistory {

    /** How many records ModelArts tells a build. */
    private static final int MAX_RECORDS = 30;

    private static final String JOB = "<?xml version='1.1' encoding='UTF-8'?>\n<project/>\n";

    private static final String BUILD = """
            <?xml version='1.1' encoding='UTF-8'?>
            <%s>
              <actions>
                <io.jenkins.plugins.modelarts.deployments.DeploymentsAction>
                  <deployments>
                    <modelarts-deployment>
                      <id>sample</id>
                      <number>1</number>
                      <state>
                        <service region="%s" projectId="%s" serviceId="%s" serviceName="%s"/>
                        <started>%d</started>
                        <update updateTime="%d" result="%s"/>
                        <end>
                          <outcome>%s</outcome>%s
                          <waitedMillis>%d</waitedMillis>
                        </end>
                      </state>
                    </modelarts-deployment>
                  </deployments>
                </io.jenkins.plugins.modelarts.deployments.DeploymentsAction>
              </actions>
              <timestamp>%6$d</timestamp>
              <startTime>%6$d</startTime>
              <result>%s</result>
              <duration>%11$d</duration>%s
            </%1$s>
            """;

    private final Path home;
    private final String region;
    private final String serviceId;
    private final String serviceName;
    private final Deque<Log> newestFirst = new ArrayDeque<>();
    private final Map<String, Integer> builds = new HashMap<>();

    /** @param home the home directory of the Jenkins */
    public SampleHistory(Path home, String region, String serviceId, String serviceName) {
        this.home = home;
        this.region = region;
        this.serviceId = serviceId;
        this.serviceName = serviceName;
    }

    /** Lets a running Jenkins read the files, as after a restart. */
    public static void load(JenkinsRule jenkins) throws Exception {
        jenkins.jenkins.reload();
    }

    /** One model of an update as JSON, with an id of its own for each version. */
    public static String model(String name, String version, int weight) {
        return """
                {"model_id":"%s-%s","model_name":"%1$s","model_version":"%2$s","weight":%d,
                 "specification":"modelarts.vm.cpu.2u","instance_count":2,"envs":{"LOG_LEVEL":"never-show"}}""".formatted(name, version, weight);
    }

    /**
     * Lets ModelArts record an update. Call the updates in the order of their times.
     *
     * @param time when it began, in milliseconds since 1970-01-01 UTC
     * @param models see {@link #model}
     */
    public SampleHistory update(long time, String result, String... models) throws IOException {
        newestFirst.addFirst(Json.readerFor(Log.class)
                .readValue("{\"update_time\":%d,\"result\":\"%s\",\"config\":[%s]}"
                        .formatted(time, result, String.join(",", models))));
        if (newestFirst.size() > MAX_RECORDS) {
            newestFirst.removeLast();
        }
        return this;
    }

    /** Lets a build of this job wait for the last update, as long as the update took. */
    public SampleHistory by(String job, long updateMillis) throws IOException {
        return by(job, updateMillis, null);
    }

    /** @param reason why the update failed; null if it did not */
    public SampleHistory by(String job, long updateMillis, @CheckForNull String reason) throws IOException {
        Log judged = newestFirst.getFirst();
        Outcome outcome =
                switch (judged.state()) {
                    case SUCCESS -> Outcome.SUCCESS;
                    case FAIL -> Outcome.FAIL;
                    case RUNNING, UNKNOWN -> Outcome.TIMED_OUT;
                };
        DeploymentState state = new DeploymentState(
                new DeployedService(region, "0123456789abcdef", serviceId, serviceName),
                Objects.requireNonNull(judged.updateTime()) - 1000,
                JudgedUpdate.of(judged),
                new DeploymentEnd(
                        outcome, reason, updateMillis + 2000, outcome == Outcome.TIMED_OUT ? null : updateMillis),
                null);
        write(job, state, new ServiceSnapshot(List.copyOf(newestFirst), List.of()));
        return this;
    }

    private void write(String job, DeploymentState state, ServiceSnapshot snapshot) throws IOException {
        Path directory = home.resolve("jobs").resolve(job);
        int number = builds.merge(job, 1, Integer::sum);
        Path build = directory.resolve("builds").resolve(String.valueOf(number));
        Files.createDirectories(build);
        Path config = directory.resolve("config.xml");
        if (Files.notExists(config)) {
            Files.writeString(config, JOB);
        }
        boolean pipeline = Files.readString(config).contains("<flow-definition");
        Files.writeString(directory.resolve("nextBuildNumber"), String.valueOf(number + 1));
        Files.writeString(build.resolve("build.xml"), buildXml(state, pipeline));
        Files.writeString(build.resolve("log"), "");
        snapshot.write(DeploymentStore.file(build, 1));
        Log judged = snapshot.logs().get(0);
        UpdateSummary summary = UpdateSummary.of(judged, snapshot.before(judged).orElse(null));
        // What a wait writes when it begins, when it sees the update, and when it ends.
        List<HistoryEntry> entries = List.of(
                new HistoryEntry(
                        number, 1, DeploymentState.begun(state.service(), state.started()), UpdateSummary.NONE, null),
                new HistoryEntry(number, 1, state.continued(), UpdateSummary.NONE, null),
                new HistoryEntry(number, 1, state, summary, LiveUpdate.of(snapshot)));
        JsonLines<HistoryLine> lines =
                new JsonLines<>(directory.resolve("modelarts-deployments.jsonl"), HistoryLine.class);
        for (HistoryEntry entry : entries) {
            lines.add(HistoryLine.of(entry));
        }
    }

    private static String buildXml(DeploymentState state, boolean pipeline) {
        DeployedService service = state.service();
        DeploymentEnd end = Objects.requireNonNull(state.end());
        String reason = end.reason();
        return BUILD.formatted(
                pipeline ? "flow-build" : "build",
                service.region(),
                service.projectId(),
                service.serviceId(),
                service.serviceName(),
                state.started(),
                state.updateTime(),
                state.result(),
                end.outcome(),
                reason == null ? "" : "<reason>" + reason + "</reason>",
                end.waitedMillis(),
                end.outcome() == Outcome.SUCCESS ? "SUCCESS" : "FAILURE",
                pipeline ? "<checkouts class=\"hudson.util.PersistedList\"/><completed>true</completed>" : "");
    }
}
