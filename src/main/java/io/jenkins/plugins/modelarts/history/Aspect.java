package io.jenkins.plugins.modelarts.history;

import java.util.function.Supplier;

/** One kind of thing that ModelArts records about a model or an update (API page, Tables 5 to 10). */
public enum Aspect {
    MODEL(Messages::Aspect_MODEL),
    MODEL_ID(Messages::Aspect_MODEL_ID),
    VERSION(Messages::Aspect_VERSION),
    WEIGHT(Messages::Aspect_WEIGHT),
    SPECIFICATION(Messages::Aspect_SPECIFICATION),
    INSTANCES(Messages::Aspect_INSTANCES),
    CPU(Messages::Aspect_CPU),
    MEMORY(Messages::Aspect_MEMORY),
    GPU(Messages::Aspect_GPU),
    ASCEND(Messages::Aspect_ASCEND),
    POOL(Messages::Aspect_POOL),
    ENVIRONMENT(Messages::Aspect_ENVIRONMENT),
    MAX_SURGE(Messages::Aspect_MAX_SURGE),
    MAX_UNAVAILABLE(Messages::Aspect_MAX_UNAVAILABLE),
    GRACE_PERIOD(Messages::Aspect_GRACE_PERIOD),
    LOG_VOLUME(Messages::Aspect_LOG_VOLUME),
    PERSISTENT_VOLUME(Messages::Aspect_PERSISTENT_VOLUME),
    EXTEND_CONFIG(Messages::Aspect_EXTEND_CONFIG),
    NODES_SUCCEEDED(Messages::Aspect_NODES_SUCCEEDED),
    NODES_FAILED(Messages::Aspect_NODES_FAILED);

    private final Supplier<String> label;

    Aspect(Supplier<String> label) {
        this.label = label;
    }

    /** In the reader's language. */
    public String getLabel() {
        return label.get();
    }
}
