package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.UpdateState;
import io.jenkins.plugins.modelarts.polling.Outcome;
import java.util.Locale;
import java.util.function.Supplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** The result of a deployment as people see it: an icon and a word. */
@Restricted(NoExternalUse.class)
public enum Verdict {
    WAITING("symbol-status-nobuilt-anime", Messages::Verdict_WAITING),
    SUCCESS("symbol-status-blue", Messages::Verdict_SUCCESS),
    FAIL("symbol-status-red", Messages::Verdict_FAIL),
    RUNNING("symbol-status-nobuilt", Messages::Verdict_RUNNING),
    NONE("symbol-status-disabled", Messages::Verdict_NONE),
    NO_UPDATE("symbol-status-yellow", Messages::Verdict_NO_UPDATE),
    TIMED_OUT("symbol-status-yellow", Messages::Verdict_TIMED_OUT),
    ERROR("symbol-status-yellow", Messages::Verdict_ERROR),
    ABORTED("symbol-status-aborted", Messages::Verdict_ABORTED),
    NOT_JUDGED("symbol-status-aborted", Messages::Verdict_NOT_JUDGED);

    private final String icon;
    private final Supplier<String> word;

    Verdict(String icon, Supplier<String> word) {
        this.icon = icon;
        this.word = word;
    }

    /** @param outcome null while the build waits */
    public static Verdict of(@CheckForNull Outcome outcome) {
        if (outcome == null) {
            return WAITING;
        }
        return switch (outcome) {
            case SUCCESS -> SUCCESS;
            case FAIL -> FAIL;
            case RUNNING -> RUNNING;
            case NONE -> NONE;
            case NO_UPDATE -> NO_UPDATE;
            case TIMED_OUT -> TIMED_OUT;
            case ERROR -> ERROR;
            case ABORTED -> ABORTED;
            case NOT_JUDGED -> NOT_JUDGED;
        };
    }

    static Verdict of(UpdateState state) {
        return switch (state) {
            case SUCCESS -> SUCCESS;
            case FAIL -> FAIL;
            case RUNNING, UNKNOWN -> RUNNING;
        };
    }

    public String getIcon() {
        return icon;
    }

    /** In the reader's language. */
    public String getWord() {
        return word.get();
    }

    /** The name of the verdict in style sheets and scripts. */
    public String getKey() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
