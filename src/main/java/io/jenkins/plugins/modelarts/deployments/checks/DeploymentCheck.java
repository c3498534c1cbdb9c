package io.jenkins.plugins.modelarts.deployments.checks;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.checks.api.ChecksConclusion;
import io.jenkins.plugins.checks.api.ChecksDetails;
import io.jenkins.plugins.checks.api.ChecksDetails.ChecksDetailsBuilder;
import io.jenkins.plugins.checks.api.ChecksOutput.ChecksOutputBuilder;
import io.jenkins.plugins.checks.api.ChecksStatus;
import io.jenkins.plugins.modelarts.deployments.DeployedService;
import io.jenkins.plugins.modelarts.deployments.Deployment;
import io.jenkins.plugins.modelarts.deployments.DeploymentState;
import io.jenkins.plugins.modelarts.deployments.DeploymentsAction;
import io.jenkins.plugins.modelarts.deployments.ModelSummary;
import io.jenkins.plugins.modelarts.deployments.view.Verdict;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import jenkins.model.Jenkins;

/** One state of a deployment as a check. It shows what the page of the deployment shows, so no secret. Immutable. */
final class DeploymentCheck {

    private final Deployment deployment;
    private final DeploymentState state;

    DeploymentCheck(Deployment deployment) {
        this.deployment = deployment;
        this.state = deployment.state();
    }

    boolean isCompleted() {
        return state.outcome() != null;
    }

    ChecksDetails details() {
        Outcome outcome = state.outcome();
        ChecksDetailsBuilder details = new ChecksDetailsBuilder()
                .withName(name())
                .withStatus(outcome == null ? ChecksStatus.IN_PROGRESS : ChecksStatus.COMPLETED)
                .withConclusion(outcome == null ? ChecksConclusion.NONE : conclusion(outcome))
                .withStartedAt(LocalDateTime.ofInstant(Instant.ofEpochMilli(state.started()), ZoneOffset.UTC))
                .withOutput(new ChecksOutputBuilder()
                        .withTitle(title())
                        .withSummary(summary())
                        .build());
        String root = Jenkins.get().getRootUrl();
        return (root == null ? details : details.withDetailsURL(root + deployment.url())).build();
    }

    /** The same in each build, whatever the language, because rules of a code host name the checks that they require. */
    private String name() {
        DeployedService service = state.service();
        String name = "ModelArts: " + service.label() + " (" + service.region() + ")";
        long earlier = DeploymentsAction.of(deployment.run()).stream()
                .filter(other -> other.number() < deployment.number())
                .map(other -> other.state().service())
                .filter(other -> other.region().equals(service.region()))
                .filter(other -> isEqual(other.serviceId(), service.serviceId())
                        || isEqual(other.serviceName(), service.serviceName()))
                .count();
        return earlier == 0 ? name : name + " " + (earlier + 1);
    }

    private static boolean isEqual(@CheckForNull String one, @CheckForNull String other) {
        return one != null && one.equals(other);
    }

    private static ChecksConclusion conclusion(Outcome outcome) {
        return switch (outcome) {
            case SUCCESS -> ChecksConclusion.SUCCESS;
            case FAIL, NO_UPDATE, ERROR -> ChecksConclusion.FAILURE;
            case TIMED_OUT -> ChecksConclusion.TIME_OUT;
            case RUNNING, NONE -> ChecksConclusion.NEUTRAL;
            case ABORTED, NOT_JUDGED -> ChecksConclusion.CANCELED;
        };
    }

    private String title() {
        String verdict = Verdict.of(state.outcome()).getWord();
        String models = models();
        return models.isEmpty() ? verdict : Messages.DeploymentCheck_title(verdict, models);
    }

    private String models() {
        return deployment
                .snapshot(state)
                .at(state.updateTime())
                .map(ModelSummary::models)
                .orElse("");
    }

    private String summary() {
        String summary = Messages.DeploymentCheck_summary(
                code(state.service().label()), code(state.service().region()));
        String reason = state.reason();
        return reason == null ? summary : summary + "\n\n    " + reason;
    }

    /** As code, like the reason, because a text from ModelArts could be a link or mention somebody. */
    private static String code(String name) {
        return "`" + name.replace('`', '\'') + "`";
    }
}
