package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The operations of the service management of ModelArts that read, and the two that change what a service runs. */
final class ModelArts {

    private static final String WHOLE_NUMBER = "\\d{1,18}";
    private static final Map<String, String> LOG_FILTERS = Map.of("update_time", WHOLE_NUMBER);
    private static final Map<String, String> EVENT_FILTERS = Map.of(
            "event_type", "normal|abnormal",
            "event_info", "[A-Za-z0-9 .,_-]+",
            "start_time", WHOLE_NUMBER,
            "end_time", WHOLE_NUMBER,
            "offset", "\\d{1,9}",
            "limit", "[1-9]\\d{0,2}|1000",
            "sort_by", "occur_time",
            "order", "asc|desc");
    private static final Map<String, String> SERVICE_FILTERS = Map.of(
            "service_id", ".+",
            "service_name", ".+",
            "workspace_id", ".+",
            "infer_type", "real-time|edge|batch",
            "status", "[a-z]+",
            "offset", "\\d{1,9}",
            "limit", "[1-9]\\d{0,2}|1000",
            "sort_by", "publish_at|service_name|transition_at",
            "order", "asc|desc");

    private final Gate gate;
    private final Map<String, SimulatedService> services;

    ModelArts(Gate gate, Map<String, SimulatedService> services) {
        this.gate = gate;
        this.services = services;
    }

    Reply answer(Request request) {
        List<String> path = request.segments();
        boolean known = path.size() >= 3
                && path.get(2).equals("services")
                && (path.size() <= 4
                        || path.size() == 5 && Set.of("logs", "events").contains(path.get(4)));
        boolean changes = path.size() == 4 && ServiceChange.METHODS.contains(request.method());
        if (!known || path.contains("") || !changes && !request.method().equals("GET")) {
            throw Refusal.gateway(
                    404, "APIG.0101", "The API does not exist or has not been published in the environment");
        }
        Gate.Caller caller = gate.caller(request).orElseThrow(Gate::noProof);
        checkProject(caller, path.get(1), request);
        if (path.size() == 3) {
            Map<String, String> filters = filters(request, SERVICE_FILTERS);
            allow(caller, "modelarts:service:list");
            return Reply.json(200, list(path.get(1), filters));
        }
        if (changes) {
            allow(caller, "modelarts:service:update");
            return ServiceChange.answer(request, service(path));
        }
        if (path.size() == 4) {
            filters(request, Map.of());
            allow(caller, "modelarts:service:get");
            return Reply.json(200, service(path).details());
        }
        if (path.get(4).equals("logs")) {
            Map<String, String> filters = filters(request, LOG_FILTERS);
            allow(caller, "modelarts:service:getLogs");
            String updateTime = filters.get("update_time");
            return Reply.json(200, service(path).logs(updateTime == null ? null : Long.valueOf(updateTime)));
        }
        Map<String, String> filters = filters(request, EVENT_FILTERS);
        allow(caller, "modelarts:service:getEvents");
        return Reply.json(200, service(path).events(filters));
    }

    private static void checkProject(Gate.Caller caller, String projectId, Request request) {
        if (!projectId.matches("[0-9a-f]{32}")) {
            throw Refusal.modelArts(400, "ModelArts.0210", "Invalid project ID.");
        }
        if (!caller.signed() && caller.project() == null) {
            throw Refusal.modelArts(400, "ModelArts.0204", "Token must contain projectId info.");
        }
        boolean own = caller.signed()
                ? caller.account().project(projectId).isPresent()
                : caller.project().id().equals(projectId);
        if (!own || !request.header("X-Project-Id").orElse(projectId).equals(projectId)) {
            throw Refusal.modelArts(403, "ModelArts.0210", "The project ID in the URL does not match the token.");
        }
    }

    private void allow(Gate.Caller caller, String action) {
        if (gate.isDenied(caller, action)) {
            throw Refusal.modelArts(403, "ModelArts.0108", "The user is not authorized to perform " + action + ".");
        }
    }

    private SimulatedService service(List<String> path) {
        SimulatedService service = services.get(path.get(3));
        if (service == null || !service.projectId().equals(path.get(1))) {
            throw Refusal.modelArts(404, "ModelArts.3502", "Service " + path.get(3) + " does not exist.");
        }
        return service;
    }

    private ObjectNode list(String projectId, Map<String, String> filters) {
        List<ObjectNode> found = services.values().stream()
                .filter(service -> service.projectId().equals(projectId))
                .map(SimulatedService::summary)
                .filter(service -> matches(service, filters))
                .sorted(Comparator.comparing(
                        service -> -service.get("publish_at").asLong()))
                .toList();
        ObjectNode body = Tree.object().put("total_count", found.size());
        ArrayNode page = page(found, filters);
        body.put("count", page.size());
        body.set("services", page);
        return body;
    }

    /** A search by name also finds parts of names, because no page says that it compares the whole name. */
    private static boolean matches(ObjectNode service, Map<String, String> filters) {
        return service.get("service_name").asText().contains(filters.getOrDefault("service_name", ""))
                && List.of("service_id", "workspace_id", "infer_type", "status").stream()
                        .allMatch(name -> service.get(name)
                                .asText()
                                .equals(filters.getOrDefault(
                                        name, service.get(name).asText())));
    }

    /** The offset counts pages ("start page"), not records. */
    static ArrayNode page(List<ObjectNode> all, Map<String, String> filters) {
        int limit = Integer.parseInt(filters.getOrDefault("limit", "1000"));
        long offset = Long.parseLong(filters.getOrDefault("offset", "0"));
        ArrayNode page = Tree.array();
        all.stream().skip(offset * limit).limit(limit).forEach(page::add);
        return page;
    }

    private static Map<String, String> filters(Request request, Map<String, String> known) {
        Map<String, String> filters = new LinkedHashMap<>();
        request.parameters().forEach((name, values) -> {
            if (!known.containsKey(name) || values.size() != 1 || !values.get(0).matches(known.get(name))) {
                throw Refusal.modelArts(400, "ModelArts.0104", "Parameter error. Invalid parameter: " + name);
            }
            filters.put(name, values.get(0));
        });
        return filters;
    }
}
