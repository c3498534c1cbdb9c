package io.jenkins.plugins.modelarts.deployments;

import hudson.model.Run;
import io.jenkins.plugins.modelarts.client.model.Json;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceEvent;
import io.jenkins.plugins.modelarts.client.model.ServiceLogs;
import io.jenkins.plugins.modelarts.polling.Outcome;
import io.jenkins.plugins.modelarts.polling.UpdateProgress;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/** A deployment as a wait of a build leaves it. The methods set its values one by one. */
public final class Sample {

    public static final String SERVICE_ID = "195c1f2d-136d-40af-a0f3-db5717d2634a";
    public static final long TIME = 1574770228888L;

    private String region = "lab";
    private String serviceId = SERVICE_ID;
    private String serviceName = "mnist";
    private String logs = "[" + log(TIME, "SUCCESS", "0.0.2") + "," + log(TIME - 60_000, "SUCCESS", "0.0.1") + "]";
    private List<ServiceEvent> events = List.of();
    private long started = System.currentTimeMillis();
    private long waited = 5000;
    private UpdateProgress progress;

    private Sample() {}

    public static Sample deployment() {
        return new Sample();
    }

    public Sample in(String name) {
        region = name;
        return this;
    }

    public Sample of(String id, String name) {
        serviceId = id;
        serviceName = name;
        return this;
    }

    /** @param json the update records, newest first, the first of which is judged */
    public Sample logs(String json) {
        logs = json;
        return this;
    }

    public Sample events(ServiceEvent... list) {
        events = List.of(list);
        return this;
    }

    /**
     * @param start of the wait, in milliseconds since 1970-01-01 UTC
     * @param millis that it took
     */
    public Sample waited(long start, long millis) {
        started = start;
        waited = millis;
        return this;
    }

    /** One record as JSON, with one model of this version. */
    public static String log(long time, String result, String version) {
        return """
            {"update_time":%d,"result":"%s","config":[{"model_id":"id-%3$s","model_name":"mnist","weight":100,
             "model_version":"%3$s","specification":"modelarts.vm.cpu.2u","instance_count":1,
             "envs":{"PASSWORD":"never-show"}}]}\
            """.formatted(time, result, version);
    }

    /** Begins the deployment of a service whose updates usually take so many milliseconds, and does not end it. */
    public Deployment running(Run<?, ?> run, long began, long usualMillis) throws IOException {
        progress = new UpdateProgress(began, usualMillis);
        return begun(run);
    }

    /** Begins the deployment and does not end it. */
    public Deployment begun(Run<?, ?> run) throws IOException {
        Deployment deployment = DeploymentsAction.begin(
                run, UUID.randomUUID().toString(), DeployedService.requested(region, serviceId, null), started, 1000);
        deployment.onResponse(
                new DeployedService(region, "0123456789abcdef", serviceId, serviceName),
                snapshot(),
                judged(),
                progress);
        return deployment;
    }

    public Deployment ended(Run<?, ?> run, Outcome outcome, String reason) throws IOException {
        Deployment deployment = begun(run);
        deployment.onEnd(new DeploymentEnd(outcome, reason, waited), snapshot());
        return deployment;
    }

    public Deployment succeeded(Run<?, ?> run) throws IOException {
        return ended(run, Outcome.SUCCESS, null);
    }

    public Deployment failed(Run<?, ?> run, String reason) throws IOException {
        logs = logs.replaceFirst("SUCCESS", "FAIL");
        return ended(run, Outcome.FAIL, reason);
    }

    private ServiceSnapshot snapshot() throws IOException {
        ServiceLogs response = Json.readerFor(ServiceLogs.class).readValue("{\"logs\":" + logs + "}");
        return ServiceSnapshot.of(response).withEvents(events);
    }

    private Log judged() throws IOException {
        return snapshot().logs().stream().findFirst().orElse(null);
    }
}
