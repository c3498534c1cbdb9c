package io.jenkins.plugins.modelarts.history;

import io.jenkins.plugins.modelarts.api.Log;
import io.jenkins.plugins.modelarts.api.ServiceLogConfig;
import java.util.stream.Collectors;

/** What is said of an update where there is little room. */
final class Words {

    private Words() {}

    /** Such as "mnist 0.0.2 (80 %), mnist 0.0.1 (20 %)". */
    static String models(Log log) {
        return log.config().stream().map(Words::model).collect(Collectors.joining(", "));
    }

    private static String model(ServiceLogConfig model) {
        return model.weight() == null ? name(model) : name(model) + " (" + model.weight() + "\u00a0%)";
    }

    /** Such as "mnist 0.0.2", the id where there is no name. */
    static String name(ServiceLogConfig model) {
        String name = model.modelName() == null ? model.modelId() : model.modelName();
        return model.modelVersion() == null ? String.valueOf(name) : name + " " + model.modelVersion();
    }
}
