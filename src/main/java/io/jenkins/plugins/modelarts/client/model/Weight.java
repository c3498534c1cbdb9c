package io.jenkins.plugins.modelarts.client.model;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * Estimates how many bytes of heap a record takes, rather too many than too few. The numbers are those of a JVM with
 * compressed references.
 */
final class Weight {

    private static final int TEXT = 48;
    private static final int OBJECT = 96;
    private static final int MODEL = 480;

    /** A record without lists, its texts being as long as they can be. */
    static final int BARE_LOG = 2 * OBJECT + 2 * (TEXT + 4 * CleanText.MAX_NAME + 2);

    private Weight() {}

    static int of(Log log) {
        return 2 * OBJECT
                + texts(log.result(), log.clusterId())
                + sum(log.config(), Weight::of)
                + sum(log.resultDetail(), Weight::of)
                + sum(log.extendConfig(), Weight::texts);
    }

    static int of(ServiceLogConfig model) {
        int weight = MODEL
                + texts(
                        model.modelId(),
                        model.modelName(),
                        model.modelVersion(),
                        model.specification(),
                        model.clusterId());
        for (String name : model.envs().keySet()) {
            weight += OBJECT + texts(name);
        }
        for (var property : model.additionalProperties().entrySet()) {
            weight += 2 * OBJECT + texts(property.getKey()) + of(property.getValue());
        }
        return weight;
    }

    static int of(UpdateResult node) {
        return OBJECT + texts(node.nodeName(), node.nodeId(), node.operation());
    }

    private static int of(ModelAdditionalProperties properties) {
        return sum(properties.logVolume(), volume -> OBJECT + texts(volume.hostPath(), volume.mountPath()))
                + sum(
                        properties.persistentVolumes(),
                        volume -> OBJECT
                                + texts(
                                        volume.name(),
                                        volume.mountPath(),
                                        volume.storageType(),
                                        volume.sourceAddress()));
    }

    private static int texts(String... texts) {
        int weight = 0;
        for (String text : texts) {
            weight += of(text);
        }
        return weight;
    }

    private static int of(@CheckForNull String text) {
        return text == null ? 0 : TEXT + 2 * text.length();
    }

    private static <T> int sum(List<T> list, ToIntFunction<T> weight) {
        int sum = 0;
        for (T element : list) {
            sum += weight.applyAsInt(element);
        }
        return sum;
    }

    /** The first elements, as many as weigh at most so much together. */
    static <T> List<T> first(List<T> list, ToIntFunction<T> weight, int max) {
        List<T> first = new ArrayList<>();
        int left = max;
        for (T element : list) {
            left -= weight.applyAsInt(element);
            if (left < 0) {
                break;
            }
            first.add(element);
        }
        return first;
    }
}
