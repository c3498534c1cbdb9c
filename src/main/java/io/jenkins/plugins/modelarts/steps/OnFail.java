package io.jenkins.plugins.modelarts.steps;

import hudson.util.ListBoxModel;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What a failed update does to the build. */
enum OnFail {
    /** The step throws, so the build fails unless the script catches it. */
    FAILURE,
    /** Step and build become unstable, and the script goes on. */
    UNSTABLE,
    /** The page shows the failure, and nothing else happens. */
    NONE;

    /** @throws IllegalArgumentException if it is none of the words; the message lists them */
    static OnFail of(String word) {
        for (OnFail value : values()) {
            if (value.name().equals(word)) {
                return value;
            }
        }
        String words = Arrays.stream(values()).map(Enum::name).collect(Collectors.joining(", "));
        throw new IllegalArgumentException(Messages.OnFail_unknown(word, words));
    }

    static ListBoxModel items() {
        ListBoxModel items = new ListBoxModel();
        items.add(Messages.OnFail_failure(), FAILURE.name());
        items.add(Messages.OnFail_unstable(), UNSTABLE.name());
        items.add(Messages.OnFail_none(), NONE.name());
        return items;
    }
}
