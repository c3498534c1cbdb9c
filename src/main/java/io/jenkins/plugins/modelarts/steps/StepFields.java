package io.jenkins.plugins.modelarts.steps;

import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelarts.client.model.ServiceRef;
import io.jenkins.plugins.modelarts.polling.TextFormat;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponses;

/**
 * What the fields of the step's form take. The checks beside the fields and the submitted form use the same rules, so that
 * a form never gets further than its checks do.
 */
final class StepFields {

    /** What is wrong with a value that is not blank, by field; null when nothing is. */
    private static final Map<String, UnaryOperator<String>> CHECKS = Map.of(
            "serviceId", value -> ServiceRef.isId(value) ? null : Messages.Step_illegalServiceId(),
            "projectId",
                    value -> ServiceRef.isId(value)
                            ? null
                            : io.jenkins.plugins.modelarts.config.Messages.ConnectionSettings_illegalProject(),
            "updateTime", value -> number(value, 1, Long.MAX_VALUE) ? null : Messages.Step_badUpdateTime(value),
            "since", value -> number(value, 0, Long.MAX_VALUE) ? null : Messages.Step_badSince(value),
            "timeoutMinutes", value -> number(value, 1, Integer.MAX_VALUE) ? null : Messages.Step_badTimeout(value),
            "pollSeconds",
                    value -> number(value, ModelArtsServiceLogsStep.MIN_POLL_SECONDS, Integer.MAX_VALUE)
                            ? null
                            : Messages.Step_badPoll(value),
            "onFail", StepFields::onFail);

    private StepFields() {}

    /** Whether a field takes a value; a field that is empty is one that was not set, and right. */
    static FormValidation check(String field, String value) {
        String given = Util.fixEmptyAndTrim(value);
        String error = given == null ? null : CHECKS.get(field).apply(given);
        return error == null ? FormValidation.ok() : FormValidation.error(error);
    }

    /** The same for a field that holds milliseconds since 1970-01-01 UTC; says in words which time is meant. */
    static FormValidation checkTime(String field, String value) {
        FormValidation checked = check(field, value);
        String given = Util.fixEmptyAndTrim(value);
        return checked.kind != FormValidation.Kind.OK || given == null || Long.parseLong(given) == 0
                ? checked
                : FormValidation.ok(TextFormat.time(Long.valueOf(given)));
    }

    /**
     * Takes the empty fields out of a submitted form: the conversion to numbers would make zeros of them.
     *
     * @throws HttpResponses.HttpResponseException when a field has a value that it does not take; Jenkins and the Snippet
     *     Generator show the message
     */
    static void clean(JSONObject form) {
        for (Object field : List.copyOf(form.keySet())) {
            if (form.get(field) instanceof String value) {
                if (value.isBlank()) {
                    form.remove(field);
                } else if (CHECKS.containsKey(field)) {
                    requireLegal((String) field, value.strip());
                }
            }
        }
    }

    private static void requireLegal(String field, String value) {
        String error = CHECKS.get(field).apply(value);
        if (error != null) {
            throw HttpResponses.wrap(new Descriptor.FormException(error, field));
        }
    }

    private static boolean number(String value, long least, long most) {
        try {
            long number = Long.parseLong(value);
            return number >= least && number <= most;
        } catch (NumberFormatException e) {
            return false;
        }
    }

    private static String onFail(String value) {
        try {
            OnFail.of(value);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
