package io.jenkins.plugins.modelarts.steps;

import hudson.Util;
import hudson.util.FormValidation;
import io.jenkins.plugins.modelarts.fuzz.Values;
import io.jenkins.plugins.modelarts.fuzz.Written;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import net.sf.json.JSONObject;
import org.kohsuke.stapler.HttpResponses;

/** Reads the fields of the step's form from any bytes. */
public final class FieldInput {

    private static final List<String> OTHERS = List.of("serviceId", "serviceName", "projectId", "region", "wait");

    /** What the check lets pass, the step takes. */
    private static final Map<String, BiConsumer<ModelArtsServiceLogsStep, String>> SETTERS = Map.of(
            "updateTime", (step, value) -> step.setUpdateTime(Long.valueOf(value)),
            "since", (step, value) -> step.setSince(Long.valueOf(value)),
            "timeoutMinutes", (step, value) -> step.setTimeoutMinutes(Integer.parseInt(value)),
            "pollSeconds", (step, value) -> step.setPollSeconds(Integer.parseInt(value)),
            "onFail", ModelArtsServiceLogsStep::setOnFail);

    private FieldInput() {}

    /** The value of each field, and a second value where two fields belong together. */
    public static void fields(byte[] bytes) {
        Values values = Values.of(bytes);
        String value = values.get(0);
        SETTERS.forEach((field, setter) -> {
            String given = Util.fixEmptyAndTrim(value);
            if (StepFields.check(field, value).kind == FormValidation.Kind.OK && given != null) {
                setter.accept(new ModelArtsServiceLogsStep(), given);
            }
            clean(field, value);
        });
        OTHERS.forEach(field -> {
            StepFields.check(field, value);
            clean(field, value);
        });
        Written.require(StepFields.checkTime("updateTime", value).kind != null, "a check");
        Written.require(StepFields.checkTime("since", value).kind != null, "a check");
        Written.require(StepFields.checkService(value, values.get(1)).kind != null, "a check");
    }

    private static void clean(String field, String value) {
        JSONObject form = new JSONObject();
        form.accumulate(field, value);
        for (boolean expands : new boolean[] {true, false}) {
            try {
                StepFields.clean(form, expands);
            } catch (HttpResponses.HttpResponseException e) {
                Written.require(e.getCause() instanceof hudson.model.Descriptor.FormException, e.toString());
            }
        }
    }
}
