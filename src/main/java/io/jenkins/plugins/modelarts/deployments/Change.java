package io.jenkins.plugins.modelarts.deployments;

/**
 * One thing that an update did otherwise than the one before it. Immutable.
 *
 * @param model the model that it is about; null when it is about the whole update
 * @param aspect what changed
 * @param name which of several things of the aspect changed; null when there can be only one
 * @param before what it was; null when it was not there
 * @param after what it is; null when it is there no more
 */
public record Change(String model, SettingKind aspect, String name, String before, String after) {

    private static final int MAX_TEXT = 60;

    /** In the reader's language. */
    public String label() {
        return aspect.getLabel();
    }

    /** The same with short texts, for lists. */
    Change brief() {
        return new Change(
                Text.brief(model, MAX_TEXT),
                aspect,
                Text.brief(name, MAX_TEXT),
                Text.brief(before, MAX_TEXT),
                Text.brief(after, MAX_TEXT));
    }
}
