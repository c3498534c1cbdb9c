package io.jenkins.plugins.modelarts.step;

import hudson.Util;
import hudson.model.Descriptor;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelarts.cloud.Target;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponses;

/**
 * What the fields of the step's form take. The checks beside the fields and the submitted form use the same rules, so that
 * a form never gets further than its checks do.
 */
final class StepFields {

    private static final Map<String, Function<String, FormValidation>> CHECKS = Map.of(
            "serviceId", value -> id(value, Messages.Step_illegalServiceId()),
            "projectId", value -> id(value, io.jenkins.plugins.modelarts.cloud.Messages.Target_illegalProject()),
            "updateTime", value -> time(value, 1, Messages.Step_badUpdateTime(value)),
            "since", value -> time(value, 0, Messages.Step_badSince(value)),
            "timeoutMinutes", value -> number(value, 1, Messages.Step_badTimeout(value)),
            "pollSeconds",
                    value -> number(value, ModelArtsServiceLogsStep.MIN_POLL_SECONDS, Messages.Step_badPoll(value)),
            "onFail", StepFields::onFail);

    private StepFields() {}

    /** Whether a field takes a value; a field that is empty is one that was not set, and right. */
    static FormValidation check(String field, String value) {
        String given = Util.fixEmptyAndTrim(value);
        return given == null ? FormValidation.ok() : CHECKS.get(field).apply(given);
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
                } else {
                    requireLegal((String) field, value);
                }
            }
        }
    }

    private static void requireLegal(String field, String value) {
        FormValidation checked = CHECKS.containsKey(field) ? check(field, value) : FormValidation.ok();
        if (checked.kind == FormValidation.Kind.ERROR) {
            throw HttpResponses.wrap(new Descriptor.FormException(checked.getMessage(), field));
        }
    }

    private static FormValidation id(String value, String error) {
        return Target.isId(value) ? FormValidation.ok() : FormValidation.error(error);
    }

    /** @param least the earliest time, in milliseconds since 1970-01-01 UTC */
    private static FormValidation time(String value, long least, String error) {
        try {
            long millis = Long.parseLong(value);
            if (millis < least) {
                return FormValidation.error(error);
            }
            return millis == 0 ? FormValidation.ok() : FormValidation.ok(Console.time(millis));
        } catch (NumberFormatException e) {
            return FormValidation.error(error);
        }
    }

    private static FormValidation number(String value, int least, String error) {
        try {
            return Integer.parseInt(value) < least ? FormValidation.error(error) : FormValidation.ok();
        } catch (NumberFormatException e) {
            return FormValidation.error(error);
        }
    }

    private static FormValidation onFail(String value) {
        try {
            OnFail.of(value);
            return FormValidation.ok();
        } catch (IllegalArgumentException e) {
            return FormValidation.error(e.getMessage());
        }
    }
}
