package io.jenkins.plugins.modelarts.deployments;

import java.util.function.Supplier;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A kind of setting that ModelArts records of a model or an update (source: Tables 5 to 10 of the API page). */
@Restricted(NoExternalUse.class)
public enum SettingKind {
    MODEL(Messages::SettingKind_MODEL),
    MODEL_ID(Messages::SettingKind_MODEL_ID),
    VERSION(Messages::SettingKind_VERSION),
    WEIGHT(Messages::SettingKind_WEIGHT),
    SPECIFICATION(Messages::SettingKind_SPECIFICATION),
    INSTANCES(Messages::SettingKind_INSTANCES),
    CPU(Messages::SettingKind_CPU),
    MEMORY(Messages::SettingKind_MEMORY),
    GPU(Messages::SettingKind_GPU),
    ASCEND(Messages::SettingKind_ASCEND),
    POOL(Messages::SettingKind_POOL),
    ENVIRONMENT(Messages::SettingKind_ENVIRONMENT),
    MAX_SURGE(Messages::SettingKind_MAX_SURGE),
    MAX_UNAVAILABLE(Messages::SettingKind_MAX_UNAVAILABLE),
    GRACE_PERIOD(Messages::SettingKind_GRACE_PERIOD),
    LOG_VOLUME(Messages::SettingKind_LOG_VOLUME),
    PERSISTENT_VOLUME(Messages::SettingKind_PERSISTENT_VOLUME),
    EXTEND_CONFIG(Messages::SettingKind_EXTEND_CONFIG),
    NODES_SUCCEEDED(Messages::SettingKind_NODES_SUCCEEDED),
    NODES_FAILED(Messages::SettingKind_NODES_FAILED);

    private final Supplier<String> label;

    SettingKind(Supplier<String> label) {
        this.label = label;
    }

    /** In the reader's language. */
    public String getLabel() {
        return label.get();
    }
}
