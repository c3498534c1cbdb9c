package io.jenkins.plugins.modelarts.deployments;

import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * One thing that an update did otherwise than the one before it. Immutable.
 *
 * @param model the model that it is about; null when it is about the whole update
 * @param kind what changed
 * @param name which of several things of the kind changed; null when there can be only one
 * @param before what it was; null when it was not there
 * @param after what it is; null when it is there no more
 */
@Restricted(NoExternalUse.class)
public record Change(String model, SettingKind kind, String name, String before, String after) {

    private static final int MAX_TEXT = 60;

    /** In the reader's language. */
    public String label() {
        return kind.getLabel();
    }

    /** The same with short texts, for lists. */
    Change brief() {
        return new Change(
                Text.brief(model, MAX_TEXT),
                kind,
                Text.brief(name, MAX_TEXT),
                Text.brief(before, MAX_TEXT),
                Text.brief(after, MAX_TEXT));
    }
}
