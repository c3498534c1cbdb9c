package io.jenkins.plugins.modelarts.runtime;

import hudson.Extension;
import hudson.ExtensionList;
import hudson.init.Terminator;
import hudson.security.ACL;
import hudson.util.DaemonThreadFactory;
import hudson.util.NamingThreadFactory;
import io.jenkins.plugins.modelarts.client.Timer;
import io.jenkins.plugins.modelarts.polling.ModelArtsPoller;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import jenkins.security.ImpersonatingExecutorService;
import org.jenkinsci.plugins.workflow.flow.FlowExecutionList;
import org.kohsuke.accmod.Restricted;
import org.kohsuke.accmod.restrictions.NoExternalUse;

/**
 * The plugin's few threads, its time, and the poller that all waits share. There is one on the controller. An extension
 * with a higher ordinal replaces it as a whole, so tests bring their own time. Thread-safe.
 */
@Extension(ordinal = PluginRuntime.ORDINAL)
@Restricted(NoExternalUse.class)
public class PluginRuntime {

    static final int ORDINAL = -1;

    /** For all work on responses and builds. With the network's and the HTTP client's own thread there are six. */
    private static final int THREADS = 3;

    /**
     * For the network alone: the HTTP client looks up the names of hosts on these threads, and blocks them for as long as
     * a name server does not answer. Aborts and deadlines must not wait for that.
     */
    private static final int NETWORK_THREADS = 2;

    private static final long IDLE_SECONDS = 60;

    private final ThreadPoolExecutor threads;
    private final ThreadPoolExecutor network;
    private final Scheduler scheduler;
    private final Clock clock;
    private final ModelArtsPoller poller;

    /** Uses the JDK's timer and the machine's time. */
    public PluginRuntime() {
        this(Timer.ofJdk(), () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime()), Clock.systemDefaultZone());
    }

    /**
     * @param timer only starts work, which then runs on the plugin's threads
     * @param monotonicMillis counts milliseconds from any start, and is not affected when somebody sets the clock
     * @param clock this machine's time
     */
    protected PluginRuntime(Timer timer, LongSupplier monotonicMillis, Clock clock) {
        threads = pool(THREADS, "ModelArts");
        network = pool(NETWORK_THREADS, "ModelArts network");
        this.clock = clock;
        scheduler =
                new Scheduler(timer, new ImpersonatingExecutorService(threads, ACL.SYSTEM2), monotonicMillis, clock);
        poller = new ModelArtsPoller(scheduler);
    }

    private static ThreadPoolExecutor pool(int size, String name) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                size,
                size,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                new NamingThreadFactory(new DaemonThreadFactory(), name));
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    public static PluginRuntime get() {
        return ExtensionList.lookup(PluginRuntime.class).get(0);
    }

    /** Runs work on the plugin's threads, as the system, now or later. The work must not block for long. */
    public final Scheduler scheduler() {
        return scheduler;
    }

    public final ModelArtsPoller poller() {
        return poller;
    }

    /** The threads of the HTTP client. They may block while a name server does not answer. */
    final Executor network() {
        return network;
    }

    final Clock clock() {
        return clock;
    }

    /**
     * Stops all work when the Pipelines are suspended, so that none of them begins a wait any more. Drops the tasks that
     * wait in the queue: every wait asks again after the restart. Lets the tasks that run come to their end, because they
     * are short, and an interrupted one would look like a fault and end a build.
     */
    @Terminator(requires = FlowExecutionList.EXECUTIONS_SUSPENDED)
    public static void stopThreads() {
        // There is none when Jenkins stops before it has loaded its extensions.
        for (PluginRuntime runtime : ExtensionList.lookup(PluginRuntime.class)) {
            for (ThreadPoolExecutor pool : List.of(runtime.threads, runtime.network)) {
                pool.shutdown();
                pool.getQueue().clear();
            }
        }
    }
}
