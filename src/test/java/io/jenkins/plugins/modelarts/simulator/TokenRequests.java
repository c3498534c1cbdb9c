package io.jenkins.plugins.modelarts.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** {@code POST /v3/auth/tokens} with user name and password, for a project, an account or nothing at all. */
final class TokenRequests {

    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final Map<String, Account> accounts;
    private final Gate gate;
    private final Supplier<Instant> time;

    TokenRequests(Map<String, Account> accounts, Gate gate, Supplier<Instant> time) {
        this.accounts = accounts;
        this.gate = gate;
        this.time = time;
    }

    Reply answer(Request request) {
        if (!request.header("Content-Type")
                        .orElse("")
                        .toLowerCase(Locale.ROOT)
                        .matches("application/json(;\\s*charset=utf-?8)?")
                || !Set.of("nocatalog").containsAll(request.parameters().keySet())) {
            throw invalid();
        }
        JsonNode auth = only(Tree.read(request.body()).orElseThrow(TokenRequests::invalid), "auth")
                .path("auth");
        JsonNode identity = only(only(auth, "identity", "scope").path("identity"), "methods", "password");
        if (!identity.path("methods").equals(Tree.array().add("password"))) {
            throw invalid();
        }
        JsonNode who = only(only(identity.path("password"), "user").path("user"), "name", "id", "password", "domain");
        Account account = account(nameOrId(who.path("domain"))).orElseThrow(TokenRequests::wrong);
        Account.User user = account.user(nameOrId(who, "password", "domain")).orElseThrow(TokenRequests::wrong);
        checkPassword(user, text(who.path("password")));
        Account.Project project = auth.has("scope") ? project(account, auth.get("scope")) : null;
        String token = gate.newToken(account, user.name(), project);
        return Reply.json(201, body(account, user, project, !request.query().contains("nocatalog=")))
                .with("X-Subject-Token", token);
    }

    private void checkPassword(Account.User user, String password) {
        Instant now = time.get();
        if (user.lockout().isLocked(now)) {
            gate.refusals().password();
            throw Refusal.iamCode(401, "IAM.0061", "Account locked.");
        }
        if (!user.password().equals(password)) {
            gate.refusals().password();
            user.lockout().failed(now);
            throw wrong();
        }
        user.lockout().succeeded();
    }

    private Account.Project project(Account account, JsonNode scope) {
        only(scope, "project", "domain");
        if (!scope.has("project")) {
            nameOrId(scope.path("domain"));
            return null;
        }
        JsonNode wanted = scope.get("project");
        String nameOrId = nameOrId(wanted);
        List<Account.Project> found =
                wanted.has("id") ? account.project(nameOrId).stream().toList() : account.projectsNamed(nameOrId);
        if (found.size() != 1) {
            throw Refusal.iam(401, "Unauthorized", "The request you have made requires authentication.");
        }
        return found.get(0);
    }

    private ObjectNode body(Account account, Account.User user, Account.Project project, boolean catalog) {
        ObjectNode body = Tree.object();
        ObjectNode token = body.putObject("token");
        Instant now = time.get();
        token.put("expires_at", MICROS.format(now.plus(gate.tokenLifetime())));
        token.putArray("methods").add("password");
        if (catalog) {
            token.putArray("catalog")
                    .addObject()
                    .put("type", "iam")
                    .put("name", "iam")
                    .putArray("endpoints");
        } else {
            token.putArray("catalog");
        }
        token.putArray("roles").addObject().put("name", "te_admin").put("id", "0");
        ObjectNode holder = project == null
                ? token
                : token.putObject("project").put("name", project.name()).put("id", project.id());
        putDomain(holder, account);
        token.put("issued_at", MICROS.format(now));
        putDomain(token.putObject("user").put("name", user.name()).put("id", user.id()), account)
                .put("password_expires_at", "");
        return body;
    }

    private static ObjectNode putDomain(ObjectNode holder, Account account) {
        holder.putObject("domain").put("name", account.name()).put("id", account.id());
        return holder;
    }

    private Optional<Account> account(String nameOrId) {
        return accounts.values().stream()
                .filter(account ->
                        account.name().equals(nameOrId) || account.id().equals(nameOrId))
                .findFirst();
    }

    /** The "name" or the "id", whichever is there. */
    private static String nameOrId(JsonNode object, String... besides) {
        String[] known = new String[besides.length + 2];
        System.arraycopy(besides, 0, known, 2, besides.length);
        known[0] = "name";
        known[1] = "id";
        only(object, known);
        if (object.has("name") == object.has("id")) {
            throw invalid();
        }
        return text(object.has("name") ? object.get("name") : object.get("id"));
    }

    private static JsonNode only(JsonNode object, String... known) {
        object.fieldNames().forEachRemaining(name -> {
            if (!Set.of(known).contains(name)) {
                throw invalid();
            }
        });
        if (!object.isObject()) {
            throw invalid();
        }
        return object;
    }

    private static String text(JsonNode value) {
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw invalid();
        }
        return value.asText();
    }

    private static Refusal invalid() {
        return Refusal.iam(400, "Bad Request", "The request body is invalid");
    }

    private static Refusal wrong() {
        return Refusal.iam(401, "Unauthorized", "The username or password is wrong.");
    }
}
