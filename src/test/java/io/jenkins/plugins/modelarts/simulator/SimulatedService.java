package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A service that a test may change at any time. It has no update logs until some are added. Thread-safe. */
public final class SimulatedService {

    private final String id;
    private final Supplier<Instant> time;
    private final long publishAt;
    private final List<SimulatedUpdate> updates = new ArrayList<>();
    private final List<ObjectNode> events = new ArrayList<>();
    private final List<Play> plays = new ArrayList<>();
    private String name;
    private String projectId;
    private String inferType = "real-time";
    private String status = "running";
    private int progress = 100;
    private String errorMsg;
    private boolean filters = true;
    private boolean newestFirst = true;
    private int deployments;
    private Scenario scenario = Scenarios.succeedsAfter(Duration.ofSeconds(5));

    SimulatedService(String id, String name, String projectId, Supplier<Instant> time) {
        this.id = id;
        this.name = name;
        this.projectId = projectId;
        this.time = time;
        this.publishAt = time.get().minus(Duration.ofDays(30)).toEpochMilli();
    }

    public String id() {
        return id;
    }

    public synchronized String name() {
        return name;
    }

    public synchronized SimulatedService name(String newName) {
        name = newName;
        return this;
    }

    public synchronized String projectId() {
        return projectId;
    }

    public synchronized SimulatedService project(String newProjectId) {
        projectId = newProjectId;
        return this;
    }

    /** Makes it an edge service. */
    public synchronized SimulatedService edge() {
        inferType = "edge";
        return this;
    }

    /** Makes it a batch service, which has no updates to wait for. */
    public synchronized SimulatedService batch() {
        inferType = "batch";
        return this;
    }

    /** @param newStatus running, deploying, concerning, failed, stopped … */
    public synchronized SimulatedService status(String newStatus) {
        status = newStatus;
        return this;
    }

    /** @param percent of a deployment */
    public synchronized SimulatedService progress(int percent) {
        progress = percent;
        return this;
    }

    /** @param message why the service failed; null when it did not */
    public synchronized SimulatedService errorMsg(String message) {
        errorMsg = message;
        return this;
    }

    /**
     * Adds an event.
     *
     * @param type normal or abnormal
     * @param occurTime in ms since 1970-01-01 UTC
     */
    public synchronized SimulatedService event(String type, String info, long occurTime) {
        events.add(Tree.object().put("event_type", type).put("event_info", info).put("occur_time", occurTime));
        return this;
    }

    /** Whether the parameter update_time filters the logs. Old servers ignore it. */
    public synchronized SimulatedService answersUpdateTimeFilter(boolean answers) {
        filters = answers;
        return this;
    }

    /** Whether the logs come newest first. No page says which order is right. */
    public synchronized SimulatedService newestFirst(boolean newest) {
        newestFirst = newest;
        return this;
    }

    /** Adds a record to the update logs. The caller can add models to the returned record. */
    public SimulatedUpdate update(long updateTime, String result) {
        return log(Tree.object().put("result", result).put("update_time", updateTime));
    }

    /** Adds a record in any format, right or wrong. */
    public synchronized SimulatedUpdate log(ObjectNode record) {
        SimulatedUpdate update = new SimulatedUpdate(record);
        updates.add(update);
        return update;
    }

    /** Adds a SUCCESS of last week, which no client may judge. */
    public SimulatedService lastWeeksUpdate() {
        long lastWeek = time.get().minus(Duration.ofDays(7)).toEpochMilli();
        update(lastWeek, "SUCCESS").field("config", Release.first(name()));
        return this;
    }

    /** Adds updates from before the simulator started. The next deployment brings a newer version than all of them. */
    public synchronized SimulatedService past(List<PastUpdate> past) {
        for (PastUpdate before : past) {
            SimulatedUpdate update = update(before.time(), before.result());
            before.models().forEach(update::config);
        }
        deployments = (int) past.stream()
                        .flatMap(before -> before.models().stream())
                        .map(model -> model.path("model_version").asText())
                        .distinct()
                        .count()
                - 1;
        return this;
    }

    /** The records as they were added. */
    public synchronized List<SimulatedUpdate> updates() {
        goOn(false);
        return List.copyOf(updates);
    }

    public synchronized SimulatedService remove(SimulatedUpdate update) {
        updates.remove(update);
        return this;
    }

    /** Sets the scenario of {@link #deploy()} and of the control door. */
    public synchronized SimulatedService plays(Scenario next) {
        scenario = next;
        return this;
    }

    public synchronized Scenario scenario() {
        return scenario;
    }

    public SimulatedUpdate deploy() {
        return deploy(scenario());
    }

    /** Starts an update as a PATCH of the service would. Without any older record it adds last week's. */
    public synchronized SimulatedUpdate deploy(Scenario play) {
        if (updates.isEmpty()) {
            lastWeeksUpdate();
        }
        deployments++;
        Instant start = time.get();
        long newest =
                updates.stream().mapToLong(SimulatedUpdate::updateTime).max().orElse(0);
        long updateTime = Math.max(start.toEpochMilli(), newest + 1);
        JsonNode running =
                current().map(current -> current.path("config").path(0)).orElse(null);
        SimulatedUpdate update = update(updateTime, "RUNNING");
        update.field("config", Release.next(name, deployments, running));
        status("deploying").progress(0).errorMsg(null).event("normal", "The service is being updated.", updateTime);
        plays.add(new Play(play, this, update, start));
        goOn(false);
        return update;
    }

    private void goOn(boolean logsRequested) {
        Instant now = time.get();
        List.copyOf(plays).forEach(play -> play.goOn(now, logsRequested));
    }

    synchronized ObjectNode logs(Long updateTime) {
        goOn(true);
        ObjectNode body = Tree.object().put("service_name", name).put("service_id", id);
        ArrayNode logs = body.putArray("logs");
        for (SimulatedUpdate update : updates) {
            if (updateTime == null || !filters || update.updateTime() == updateTime) {
                logs.insert(newestFirst ? 0 : logs.size(), update.json());
            }
        }
        return body;
    }

    synchronized ObjectNode summary() {
        goOn(false);
        ObjectNode service = Tree.object()
                .put("service_id", id)
                .put("service_name", name)
                .put("description", "")
                .put("tenant", "simulated")
                .put("project", projectId)
                .put("owner", "simulated")
                .put("publish_at", publishAt)
                .put("infer_type", inferType)
                .put("workspace_id", 0)
                .put("status", status)
                .put("progress", progress)
                .put("is_opened_sample_collection", "false");
        return errorMsg == null ? service : service.put("error_msg", errorMsg);
    }

    synchronized ObjectNode details() {
        ObjectNode service = summary().put("workspace_id", "0").put("is_shared", false);
        current().ifPresent(update -> {
            service.set("update_time", update.path("update_time"));
            service.set("config", withStatus(update.path("config")));
        });
        return service;
    }

    /** The newest update that was not rolled back. */
    private Optional<ObjectNode> current() {
        return updates.stream()
                .map(SimulatedUpdate::json)
                .filter(update -> !update.path("result").asText().equals("FAIL"))
                .max(Comparator.comparing(update -> update.path("update_time").asLong()));
    }

    private JsonNode withStatus(JsonNode models) {
        for (JsonNode model : models) {
            if (model instanceof ObjectNode object) {
                object.put("status", status);
            }
        }
        return models;
    }

    synchronized ObjectNode events(Map<String, String> filter) {
        goOn(false);
        long from = Long.parseLong(filter.getOrDefault("start_time", "0"));
        long to = Long.parseLong(filter.getOrDefault("end_time", Long.toString(Long.MAX_VALUE)));
        Comparator<ObjectNode> byTime =
                Comparator.comparing(event -> event.get("occur_time").asLong());
        List<ObjectNode> found = events.stream()
                .filter(event -> event.get("occur_time").asLong() >= from
                        && event.get("occur_time").asLong() <= to)
                .filter(event -> event.get("event_info").asText().contains(filter.getOrDefault("event_info", "")))
                .filter(event -> event.get("event_type").asText().matches(filter.getOrDefault("event_type", ".*")))
                .sorted(filter.getOrDefault("order", "desc").equals("asc") ? byTime : byTime.reversed())
                .toList();
        ArrayNode page = ModelArts.page(found, filter);
        ObjectNode body = Tree.object()
                .put("service_id", id)
                .put("service_name", name)
                .put("total_count", found.size())
                .put("count", page.size());
        body.set("events", page);
        return body;
    }
}
