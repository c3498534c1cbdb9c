package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The two operations of IAM that a client of ModelArts needs: get a token, and list projects. */
final class Iam {

    private static final Set<String> PROJECT_FILTERS =
            Set.of("name", "domain_id", "parent_id", "enabled", "is_domain", "page", "per_page");

    private final Gate gate;
    private final TokenRequests tokenRequests;

    Iam(Gate gate, TokenRequests tokenRequests) {
        this.gate = gate;
        this.tokenRequests = tokenRequests;
    }

    Reply answer(Request request) {
        String call = request.method() + " " + request.path();
        return switch (call) {
            case "POST /v3/auth/tokens" -> tokenRequests.answer(request);
            case "GET /v3/projects" -> projects(request);
            default ->
                throw Refusal.gateway(
                        404, "APIGW.0101", "The API does not exist or has not been published in the environment");
        };
    }

    private Reply projects(Request request) {
        Gate.Caller caller = gate.caller(request)
                .orElseThrow(
                        () -> Refusal.iam(401, "Unauthorized", "The request you have made requires authentication."));
        Map<String, List<String>> filters = request.parameters();
        if (!PROJECT_FILTERS.containsAll(filters.keySet())) {
            throw Refusal.iam(400, "Bad Request", "The request is invalid");
        }
        if (gate.isDenied(caller, "iam:projects:listProjects")) {
            throw Refusal.iam(403, "Forbidden", "You are not authorized to perform the requested action.");
        }
        ObjectNode body = Tree.object();
        ArrayNode projects = body.putArray("projects");
        String name = filters.containsKey("name") ? filters.get("name").get(0) : null;
        for (Account.Project project : caller.account().projectsNamed(name)) {
            projects.addObject()
                    .put("domain_id", caller.account().id())
                    .put("is_domain", false)
                    .put("parent_id", caller.account().id())
                    .put("name", project.name())
                    .put("description", "")
                    .put("id", project.id())
                    .put("enabled", true);
        }
        body.putObject("links").putNull("next").putNull("previous").put("self", request.path());
        return Reply.json(200, body);
    }
}
