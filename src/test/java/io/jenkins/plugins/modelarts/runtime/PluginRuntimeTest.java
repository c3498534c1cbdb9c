package io.jenkins.plugins.modelarts.runtime;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.Assert.assertThrows;

import hudson.ExtensionList;
import io.jenkins.plugins.modelarts.polling.Scheduler;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import org.junit.Rule;
import org.junit.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What becomes of the work of the plugin when Jenkins shuts down. */
public class PluginRuntimeTest {

    private static final int THREADS = 3;

    @Rule
    public final JenkinsRule jenkins = new JenkinsRule();

    private final Queue<Thread> finished = new ConcurrentLinkedQueue<>();
    private final Queue<String> fromTheQueue = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> running = new ConcurrentLinkedQueue<>();

    @Test
    public void whatRunsComesToItsEndAndNothingElseRuns() throws Exception {
        Scheduler scheduler = PluginRuntime.get().scheduler();
        CountDownLatch begun = new CountDownLatch(THREADS);
        CountDownLatch end = new CountDownLatch(1);
        for (int i = 0; i < THREADS; i++) {
            scheduler.execute(() -> work(begun, end));
        }
        begun.await();
        scheduler.execute(() -> fromTheQueue.add("ran"));

        PluginRuntime.stopThreads();
        assertThrows(RejectedExecutionException.class, () -> scheduler.execute(() -> fromTheQueue.add("late")));
        end.countDown();
        for (Thread thread : running) {
            thread.join();
        }

        assertThat(finished, hasSize(THREADS));
        assertThat(fromTheQueue, empty());
    }

    @Test
    public void aJenkinsThatHasNotLoadedItsExtensionsStopsWithoutAFault() {
        ExtensionList<PluginRuntime> runtimes = ExtensionList.lookup(PluginRuntime.class);
        PluginRuntime runtime = runtimes.get(0);
        runtimes.remove(runtime);
        try {
            PluginRuntime.stopThreads();
        } finally {
            runtimes.add(runtime);
        }
    }

    private void work(CountDownLatch begun, CountDownLatch end) {
        running.add(Thread.currentThread());
        begun.countDown();
        try {
            end.await();
            finished.add(Thread.currentThread());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
