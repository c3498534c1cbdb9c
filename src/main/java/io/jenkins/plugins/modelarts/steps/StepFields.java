package io.jenkins.plugins.modelarts.steps;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.config.ConnectionSettings;
import io.jenkins.plugins.modelarts.polling.TextFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponses;

/**
 * The rules for the fields of the step's form. The checks beside the fields and the submitted form use the same rules, so
 * Jenkins never saves what a check rejects.
 */
final class StepFields {

    /** By field: gives the error message for a value, or null for a legal value. */
    private static final Map<String, UnaryOperator<String>> CHECKS = Map.of(
            "serviceId", value -> ServiceRef.isId(value) ? null : Messages.Step_illegalServiceId(),
            "projectId", ConnectionSettings::projectError,
            "updateTime", value -> isNumber(value, 1, Long.MAX_VALUE) ? null : Messages.Step_badUpdateTime(value),
            "since", value -> isNumber(value, 0, Long.MAX_VALUE) ? null : Messages.Step_badSince(value),
            "timeoutMinutes",
                    value ->
                            isNumber(value, 1, WaitLimits.MAX_TIMEOUT_MINUTES) ? null : Messages.Step_badTimeout(value),
            "pollSeconds",
                    value -> isNumber(value, WaitLimits.MIN_POLL_SECONDS, Integer.MAX_VALUE)
                            ? null
                            : Messages.Step_badPoll(value),
            "onFail", StepFields::onFail);

    private StepFields() {}

    /** Checks the value of a field. An empty field is legal, because it was not set. */
    static FormValidation check(String field, @CheckForNull String value) {
        String error = error(field, value);
        return error == null ? FormValidation.ok() : FormValidation.error(error);
    }

    /** Checks the id of the service. Says nothing while id and name are empty, because nothing wrong was filled in. */
    static FormValidation checkService(String id, String name) {
        boolean both = Util.fixEmptyAndTrim(id) != null && Util.fixEmptyAndTrim(name) != null;
        return both ? FormValidation.error(Messages.Step_oneService()) : check("serviceId", id);
    }

    /** What is wrong with the value of a field; null if it is legal. */
    @CheckForNull
    static String error(String field, @CheckForNull String value) {
        String given = Util.fixEmptyAndTrim(value);
        return given == null || !CHECKS.containsKey(field)
                ? null
                : CHECKS.get(field).apply(given);
    }

    /** Whether a build replaces a part of the value by a variable, if it expands variables at all. */
    static boolean hasVariable(@CheckForNull String value) {
        return value != null && value.contains("$");
    }

    /** The same for a field with milliseconds since 1970-01-01 UTC. For a legal value it says which time is meant. */
    static FormValidation checkTime(String field, String value) {
        FormValidation checked = check(field, value);
        String given = Util.fixEmptyAndTrim(value);
        return checked.kind != FormValidation.Kind.OK || given == null || Long.parseLong(given) == 0
                ? checked
                : FormValidation.ok(TextFormat.time(Long.valueOf(given)));
    }

    /**
     * Removes the empty fields from a submitted form, because the conversion to numbers would make zeros of them.
     *
     * @param expands whether the fields may have variables
     * @throws HttpResponses.HttpResponseException if a value is illegal; Jenkins and the Snippet Generator show the message
     */
    static void clean(JSONObject form, boolean expands) {
        for (Object field : List.copyOf(form.keySet())) {
            if (form.get(field) instanceof String value) {
                if (value.isBlank()) {
                    form.remove(field);
                } else if (!expands || !hasVariable(value)) {
                    requireLegal((String) field, value);
                }
            }
        }
    }

    private static void requireLegal(String field, String value) {
        String error = error(field, value);
        if (error != null) {
            throw HttpResponses.wrap(new Descriptor.FormException(error, field));
        }
    }

    private static boolean isNumber(String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    @CheckForNull
    private static String onFail(String value) {
        try {
            OnFail.of(value);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
