package io.jenkins.plugins.modelarts.steps;

import com.cloudbees.plugins.credentials.CredentialsParameterValue;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.AbortException;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.AbstractBuild;
import hudson.model.ParametersAction;
import hudson.model.TaskListener;
import io.jenkins.plugins.modelarts.client.model.CleanText;
import java.io.IOException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Replaces the variables in the fields of a post-build action by their values in a build. */
final class ExpandedFields {

    private static final int MAX_MESSAGE = 500;

    private final EnvVars variables;
    private final Set<String> credentialsParameters;

    private ExpandedFields(EnvVars variables, Set<String> credentialsParameters) {
        this.variables = variables;
        this.credentialsParameters = credentialsParameters;
    }

    /** Leaves out secret parameters, because console and pages show what a field says. */
    static ExpandedFields of(AbstractBuild<?, ?> build, TaskListener listener)
            throws IOException, InterruptedException {
        EnvVars variables = build.getEnvironment(listener);
        variables.putAll(build.getBuildVariables());
        variables.keySet().removeAll(build.getSensitiveBuildVariables());
        Set<String> credentialsParameters = build.getActions(ParametersAction.class).stream()
                .flatMap(parameters -> parameters.getParameters().stream())
                .filter(CredentialsParameterValue.class::isInstance)
                .map(parameter -> "${" + parameter.getName() + "}")
                .collect(Collectors.toSet());
        return new ExpandedFields(variables, credentialsParameters);
    }

    /**
     * The arguments of the step that these fields name in this build.
     *
     * @throws AbortException if a variable does not exist, or if a value is illegal
     */
    ModelArtsServiceLogsStep step(ModelArtsServiceLogsPublisher fields) throws AbortException {
        ModelArtsServiceLogsStep step = new ModelArtsServiceLogsStep();
        step.setServiceId(expand("serviceId", fields.getServiceId()));
        step.setServiceName(expand("serviceName", fields.getServiceName()));
        step.setCredentialsId(credentials(fields.getCredentialsId()));
        step.setRegion(expand("region", fields.getRegion()));
        step.setProjectId(expand("projectId", fields.getProjectId()));
        step.setUpdateTime(number("updateTime", fields.getUpdateTime()));
        step.setSince(number("since", fields.getSince()));
        step.setWait(fields.isWait());
        Long timeout = number("timeoutMinutes", fields.getTimeoutMinutes());
        step.setTimeoutMinutes(timeout == null ? WaitLimits.DEFAULT_TIMEOUT_MINUTES : timeout.intValue());
        Long poll = number("pollSeconds", fields.getPollSeconds());
        step.setPollSeconds(poll == null ? WaitLimits.DEFAULT_POLL_SECONDS : poll.intValue());
        step.setOnFail(Objects.requireNonNullElse(expand("onFail", fields.getOnFail()), OnFail.FAILURE.name()));
        return step;
    }

    /**
     * Leaves a parameter that chooses credentials as it is, because the lookup of credentials knows who chose them: users
     * may choose their own.
     */
    @CheckForNull
    private String credentials(@CheckForNull String given) throws AbortException {
        return credentialsParameters.contains(given) ? given : expand("credentialsId", given);
    }

    @CheckForNull
    private Long number(String field, @CheckForNull String given) throws AbortException {
        String value = expand(field, given);
        return value == null ? null : Long.valueOf(value);
    }

    /** An empty value counts as not set, so that a parameter without a value leaves the default. */
    @CheckForNull
    private String expand(String field, @CheckForNull String given) throws AbortException {
        if (given == null) {
            return null;
        }
        StringBuilder missing = new StringBuilder();
        String value = Util.fixEmptyAndTrim(Util.replaceMacro(given, name -> {
            String found = variables.get(name);
            if (found == null && missing.isEmpty()) {
                missing.append(name);
            }
            return found;
        }));
        if (!missing.isEmpty()) {
            throw abort(Messages.Publisher_noVariable(field, given, missing));
        }
        String error = StepFields.error(field, value);
        if (error != null) {
            throw abort(given.equals(value) ? error : Messages.Publisher_badValue(field, given, error));
        }
        return value;
    }

    /** A parameter can have any text, and must not forge lines of the console. */
    private static AbortException abort(String message) {
        return new AbortException(CleanText.line(message, MAX_MESSAGE));
    }
}
