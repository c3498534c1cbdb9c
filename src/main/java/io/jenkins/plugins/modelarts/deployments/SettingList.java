package io.jenkins.plugins.modelarts.deployments;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.CustomSpec;
import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.LogVolume;
import io.jenkins.plugins.modelarts.client.model.ModelAdditionalProperties;
import io.jenkins.plugins.modelarts.client.model.PersistentVolumes;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Lists what ModelArts recorded as settings, to show and compare them one by one. A missing value makes no setting. */
@Restricted(NoExternalUse.class)
public final class SettingList {

    private final List<Setting> settings = new ArrayList<>();

    private SettingList() {}

    /** The settings of an update as a whole, without its models and nodes. */
    public static List<Setting> of(Log log) {
        SettingList all = new SettingList();
        all.add(SettingKind.POOL, null, log.clusterId());
        for (String config : log.extendConfig()) {
            all.add(SettingKind.EXTEND_CONFIG, config, config);
        }
        all.add(SettingKind.NODES_SUCCEEDED, null, log.successNum());
        all.add(SettingKind.NODES_FAILED, null, log.failedNum());
        return List.copyOf(all.settings);
    }

    public static List<Setting> of(ServiceLogConfig model) {
        SettingList all = new SettingList();
        all.add(SettingKind.MODEL_ID, null, model.modelId());
        all.add(SettingKind.VERSION, null, model.modelVersion());
        all.add(SettingKind.WEIGHT, null, model.weight() == null ? null : model.weight() + "\u00a0%");
        all.add(SettingKind.SPECIFICATION, null, model.specification());
        all.add(SettingKind.INSTANCES, null, model.instanceCount());
        all.add(model.customSpec());
        all.add(SettingKind.POOL, null, model.clusterId());
        model.envs().forEach((key, value) -> all.add(SettingKind.ENVIRONMENT, key, value));
        model.additionalProperties().forEach(all::add);
        return List.copyOf(all.settings);
    }

    private void add(@CheckForNull CustomSpec spec) {
        if (spec != null) {
            add(SettingKind.CPU, null, number(spec.cpu()));
            add(SettingKind.MEMORY, null, spec.memory() == null ? null : spec.memory() + "\u00a0MB");
            add(SettingKind.GPU, null, number(spec.gpuP4()));
            add(SettingKind.ASCEND, null, spec.ascendA310());
        }
    }

    private void add(String name, ModelAdditionalProperties properties) {
        add(SettingKind.MAX_SURGE, name, share(properties.maxSurge()));
        add(SettingKind.MAX_UNAVAILABLE, name, share(properties.maxUnavailable()));
        Integer seconds = properties.terminationGracePeriodSeconds();
        add(SettingKind.GRACE_PERIOD, name, seconds == null ? null : seconds + "\u00a0s");
        for (LogVolume volume : properties.logVolume()) {
            add(SettingKind.LOG_VOLUME, joined(": ", name, volume.mountPath()), joined(" ", "←", volume.hostPath()));
        }
        for (PersistentVolumes volume : properties.persistentVolumes()) {
            add(
                    SettingKind.PERSISTENT_VOLUME,
                    joined(": ", name, volume.name()),
                    joined(" ", volume.mountPath(), "←", volume.storageType(), volume.sourceAddress()));
        }
    }

    private void add(SettingKind kind, @CheckForNull String name, @CheckForNull Object value) {
        if (value != null) {
            settings.add(new Setting(kind, name, value.toString()));
        }
    }

    /** ModelArts means a share of the instances by a value below 1, and a number of instances otherwise. */
    @CheckForNull
    private static String share(@CheckForNull Double value) {
        if (value == null) {
            return null;
        }
        return value < 1 ? number(value * 100) + "\u00a0%" : number(value);
    }

    @CheckForNull
    private static String number(@CheckForNull Double value) {
        if (value == null) {
            return null;
        }
        return Double.isFinite(value)
                ? BigDecimal.valueOf(value).stripTrailingZeros().toPlainString()
                : value.toString();
    }

    private static String joined(String between, String... parts) {
        return Stream.of(parts).filter(Objects::nonNull).collect(Collectors.joining(between));
    }
}
