package io.jenkins.plugins.modelarts.deployments;

import io.jenkins.plugins.modelarts.client.model.Log;
import io.jenkins.plugins.modelarts.client.model.ServiceLogConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/** Says in a few words which models an update deploys. */
@Restricted(NoExternalUse.class)
public final class ModelSummary {

    private ModelSummary() {}

    /** Such as "mnist 0.0.2 (80 %), 0.0.1 (20 %)". */
    public static String models(Log log) {
        List<String> models = new ArrayList<>();
        String last = null;
        for (ServiceLogConfig model : log.config()) {
            boolean again = model.modelVersion() != null && Objects.equals(model.modelName(), last);
            String name = again ? model.modelVersion() : name(model);
            models.add(model.weight() == null ? name : name + " (" + model.weight() + "\u00a0%)");
            last = model.modelName();
        }
        return String.join(", ", models);
    }

    /** Such as "mnist 0.0.2". Shows the id of a model without a name. */
    public static String name(ServiceLogConfig model) {
        String label = String.valueOf(model.label());
        return model.modelVersion() == null ? label : label + " " + model.modelVersion();
    }
}
