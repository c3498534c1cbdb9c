package io.jenkins.plugins.modelarts.config;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Item;
import hudson.model.ItemGroup;
import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The defaults of the steps in a folder: for each field the nearest folder that sets it, and after all folders the system
 * configuration. Immutable.
 */
final class InheritedDefaults {

    /** The nearest folder first, the system configuration last. */
    private final List<DefaultsLevel> levels;

    InheritedDefaults(List<DefaultsLevel> levels) {
        this.levels = List.copyOf(levels);
    }

    /** @param item the job of the steps, or the folder of their jobs; null outside of both */
    static InheritedDefaults of(@CheckForNull Item item) {
        if (item == null) {
            return in(null);
        }
        return in(item instanceof ItemGroup<?> folder ? folder : item.getParent());
    }

    /** @param group in which the steps are; null outside of folders */
    static InheritedDefaults in(@CheckForNull ItemGroup<?> group) {
        List<DefaultsLevel> levels = new ArrayList<>();
        for (ItemGroup<?> at = group; at != null; at = at instanceof Item item ? item.getParent() : null) {
            for (DefaultsSource source : ExtensionList.lookup(DefaultsSource.class)) {
                DefaultsLevel level = source.of(at);
                if (level != null) {
                    levels.add(level);
                }
            }
        }
        ModelArtsConfiguration system = ModelArtsConfiguration.get();
        levels.add(DefaultsLevel.ofSystem(system.getDefaultRegion(), system.getDefaultCredentialsId()));
        return new InheritedDefaults(levels);
    }

    /** The region of the steps that name none. */
    @CheckForNull
    InheritedDefault region() {
        return regionAt(0);
    }

    @CheckForNull
    private InheritedDefault regionAt(int from) {
        return levels.stream()
                .skip(from)
                .filter(level -> level.region() != null)
                .map(level -> new InheritedDefault(Objects.requireNonNull(level.region()), level.folder()))
                .findFirst()
                .orElse(null);
    }

    /**
     * The credentials of the steps in a region that name none. Those that an administrator gave to a custom region come
     * before the default of the system configuration, and after those of folders.
     */
    @CheckForNull
    InheritedDefault credentials(Region region) {
        for (int at = 0; at < levels.size(); at++) {
            DefaultsLevel level = levels.get(at);
            String own = region.credentialsId();
            if (own != null && !level.isOfFolder()) {
                return new InheritedDefault(own, null);
            }
            String id = level.credentialsId();
            if (id != null && areFor(region, at)) {
                return new InheritedDefault(id, level.folder());
            }
        }
        return null;
    }

    /**
     * Whether the credentials of this level may go to the region. Nobody expects that a step which only names a custom
     * region sends them there, so they go only to the custom region that is the default where they are set. Those of a
     * folder whose default is a custom region do not go to Huawei Cloud either.
     */
    private boolean areFor(Region region, int at) {
        InheritedDefault inForce = regionAt(at);
        if (inForce != null && region.name().equals(inForce.value())) {
            return true;
        }
        return !region.custom() && (!levels.get(at).isOfFolder() || isOfHuaweiCloud(inForce));
    }

    /** A region that does not exist any more was a custom region. */
    private static boolean isOfHuaweiCloud(@CheckForNull InheritedDefault region) {
        try {
            return region == null
                    || !ModelArtsConfiguration.get()
                            .regions()
                            .get(region.value())
                            .custom();
        } catch (ModelArtsException e) {
            return false;
        }
    }

    /** The project of the steps in a region that name none. A project belongs to the region that is the default with it. */
    @CheckForNull
    InheritedDefault project(Region region) {
        for (int at = 0; at < levels.size(); at++) {
            DefaultsLevel level = levels.get(at);
            InheritedDefault inForce = regionAt(at);
            String id = level.projectId();
            if (id != null && (inForce == null || region.name().equals(inForce.value()))) {
                return new InheritedDefault(id, level.folder());
            }
        }
        return null;
    }

    /** Whether any level sets credentials, for whatever region. */
    boolean haveCredentials() {
        return levels.stream().map(DefaultsLevel::credentialsId).anyMatch(Objects::nonNull);
    }
}
