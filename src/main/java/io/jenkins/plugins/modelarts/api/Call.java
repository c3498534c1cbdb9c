package io.jenkins.plugins.modelarts.api;

import java.net.URI;

/**
 * What was asked of the cloud, as far as an error message has to name it. Immutable.
 *
 * @param kind which API
 * @param endpoint base address of ModelArts or IAM
 * @param project id or name of the project; null when none is known yet
 * @param subject what was asked about: a service id or name, or the user's name; never a secret
 */
public record Call(Kind kind, URI endpoint, String project, String subject) {

    /** The APIs that this plugin calls, each with the permission that its user needs. */
    public enum Kind {
        TOKEN(null),
        PROJECTS("iam:projects:listProjects"),
        LOGS("modelarts:service:getLogs"),
        DETAILS("modelarts:service:get"),
        EVENTS("modelarts:service:getEvents"),
        SERVICES("modelarts:service:list");

        private final String permission;

        Kind(String permission) {
            this.permission = permission;
        }

        /** The IAM action that allows the call; null where none is needed. Source: API pages, "Authorization". */
        public String permission() {
            return permission;
        }
    }
}
