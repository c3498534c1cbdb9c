package io.jenkins.plugins.modelarts.deployments.view;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import io.jenkins.plugins.modelarts.deployments.Setting;
import io.jenkins.plugins.modelarts.deployments.SettingKind;
import io.jenkins.plugins.modelarts.deployments.SettingList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** A model of an update as a page shows it: the main settings in columns, the others in a list. */
@Restricted(NoExternalUse.class)
public final class ModelView {

    private static final Set<SettingKind> COLUMNS =
            EnumSet.of(SettingKind.VERSION, SettingKind.WEIGHT, SettingKind.SPECIFICATION, SettingKind.INSTANCES);

    private final ServiceLogConfig model;

    ModelView(ServiceLogConfig model) {
        this.model = model;
    }

    /** The name of the model, or else its id; null when the response lacks both. */
    @CheckForNull
    public String getName() {
        return model.label();
    }

    @CheckForNull
    public String getVersion() {
        return model.modelVersion();
    }

    /** Share of the traffic in percent; null when the response lacks it. */
    @CheckForNull
    public Integer getWeight() {
        return model.weight();
    }

    /** Length of the bar that shows the traffic, from 0 to 100 even if the response has another number. */
    public int getBar() {
        Integer weight = model.weight();
        return weight == null ? 0 : Math.max(0, Math.min(100, weight));
    }

    @CheckForNull
    public String getSpecification() {
        return model.specification();
    }

    @CheckForNull
    public Integer getInstances() {
        return model.instanceCount();
    }

    /** The settings that have no column. */
    public List<Setting> getSettings() {
        return SettingList.of(model).stream()
                .filter(setting -> !COLUMNS.contains(setting.kind()))
                .toList();
    }
}
