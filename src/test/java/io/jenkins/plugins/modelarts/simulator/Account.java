package io.jenkins.plugins.modelarts.simulator;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** An account (IAM's "domain") with its users, projects and access keys. Thread-safe. */
public final class Account {

    record Project(String id, String name) {}

    record User(String id, String name, String password, Lockout lockout) {}

    record AccessKey(String access, String secret, String securityToken, Lockout lockout) {}

    private final String name;
    private final String id = UUID.randomUUID().toString().replace("-", "");
    private final Map<String, User> users = new ConcurrentHashMap<>();
    private final List<Project> projects = new CopyOnWriteArrayList<>();
    private final Map<String, AccessKey> accessKeys = new ConcurrentHashMap<>();

    Account(String name) {
        this.name = name;
    }

    /** Adds an IAM user, or changes the password of one. */
    public Account user(String userName, String password) {
        users.compute(userName, (n, old) -> {
            String userId = old == null ? UUID.randomUUID().toString().replace("-", "") : old.id();
            return new User(userId, userName, password, new Lockout(Duration.ofMinutes(15)));
        });
        return this;
    }

    /** The same, with the strictest policy that IAM allows: three wrong passwords within an hour lock the user. */
    public Account strictUser(String userName, String password) {
        Lockout lockout = new Lockout(3, Duration.ofHours(1), Duration.ofMinutes(30));
        users.put(userName, new User(UUID.randomUUID().toString().replace("-", ""), userName, password, lockout));
        return this;
    }

    /** Whether wrong passwords have locked the user. */
    public boolean isLocked(String userName, Instant now) {
        return users.get(userName).lockout().isLocked(now);
    }

    /**
     * Adds a project. Several may have the same name.
     *
     * @param projectId 32 hexadecimal digits
     */
    public Account project(String projectName, String projectId) {
        projects.add(new Project(projectId, projectName));
        return this;
    }

    /** @param securityToken null for a permanent key */
    public Account accessKey(String access, String secret, String securityToken) {
        accessKeys.put(access, new AccessKey(access, secret, securityToken, new Lockout(Duration.ofMinutes(5))));
        return this;
    }

    /** Deletes an access key, as an administrator of the account does. */
    public void deleteAccessKey(String access) {
        accessKeys.remove(access);
    }

    String name() {
        return name;
    }

    String id() {
        return id;
    }

    Optional<User> user(String nameOrId) {
        return users.values().stream()
                .filter(user -> user.name().equals(nameOrId) || user.id().equals(nameOrId))
                .findFirst();
    }

    Optional<AccessKey> accessKey(String access) {
        return Optional.ofNullable(accessKeys.get(access));
    }

    List<Project> projectsNamed(String projectName) {
        return projects.stream()
                .filter(project -> projectName == null || project.name().equals(projectName))
                .toList();
    }

    Optional<Project> project(String projectId) {
        return projects.stream()
                .filter(project -> project.id().equals(projectId))
                .findFirst();
    }
}
