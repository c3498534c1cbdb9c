package io.jenkins.plugins.modelarts.testkit;

import java.util.Locale;
import org.junit.rules.ExternalResource;

/** Gives messages in one language, whatever the language of the machine. */
public final class InLanguage extends ExternalResource {

    private final Locale language;
    private Locale before;

    public InLanguage(Locale language) {
        this.language = language;
    }

    @Override
    protected void before() {
        before = Locale.getDefault();
        set(language);
    }

    /** Changes the language within a test. */
    public void set(Locale other) {
        Locale.setDefault(other);
    }

    @Override
    protected void after() {
        set(before);
    }
}
