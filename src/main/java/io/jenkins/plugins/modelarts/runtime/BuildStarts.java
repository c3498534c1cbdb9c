package io.jenkins.plugins.modelarts.runtime;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import hudson.Extension;
import hudson.ExtensionList;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.model.listeners.RunListener;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * Knows when a running build started by the present clock of this machine, even if somebody set the clock meanwhile.
 * Thread-safe.
 */
@Extension
@Restricted(NoExternalUse.class)
public final class BuildStarts extends RunListener<Run<?, ?>> {

    /** In monotonic milliseconds. Not by the name of the build, which changes when its job is renamed or moved. */
    private final Cache<Run<?, ?>, Long> starts =
            Caffeine.newBuilder().weakKeys().build();

    public static BuildStarts get() {
        return ExtensionList.lookupSingleton(BuildStarts.class);
    }

    /**
     * When the build started, in milliseconds since 1970-01-01 UTC. For a build that began before the last start of
     * Jenkins this is what the clock said then.
     */
    public long of(Run<?, ?> run) {
        Long started = starts.getIfPresent(run);
        Scheduler scheduler = PluginRuntime.get().scheduler();
        return started == null ? run.getStartTimeInMillis() : scheduler.now() - (scheduler.monotonicMillis() - started);
    }

    @Override
    public void onStarted(Run<?, ?> run, TaskListener listener) {
        starts.put(run, PluginRuntime.get().scheduler().monotonicMillis());
    }

    @Override
    public void onFinalized(Run<?, ?> run) {
        starts.invalidate(run);
    }
}
