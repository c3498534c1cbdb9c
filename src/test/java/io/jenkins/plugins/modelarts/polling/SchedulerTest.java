package io.jenkins.plugins.modelarts.polling;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.client.Timer;
import java.lang.ref.WeakReference;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.Test;

/** The timer of the JDK, with real time. */
public class SchedulerTest {

    private static final long WEEK = Duration.ofDays(7).toMillis();

    /** What fills the heap until the JVM collects garbage. */
    private volatile byte[] filler;

    private final Scheduler scheduler =
            new Scheduler(Timer.ofJdk(), Runnable::run, System::currentTimeMillis, Clock.systemUTC());

    @Test
    public void runsATaskAfterItsDelay() throws Exception {
        CompletableFuture<String> ran = new CompletableFuture<>();
        scheduler.schedule(() -> ran.complete("ran"), 1);
        assertEquals("ran", ran.get(1, TimeUnit.MINUTES));
    }

    @Test
    public void theExecutorRunsATaskAtOnce() {
        List<Runnable> tasks = new ArrayList<>();
        Runnable task = () -> {};
        new Scheduler(Timer.ofJdk(), tasks::add, System::currentTimeMillis, Clock.systemUTC()).execute(task);
        assertEquals(List.of(task), tasks);
    }

    @Test(timeout = 60_000)
    public void aCancelledTaskIsForgottenBeforeItsTime() throws Exception {
        WeakReference<Object> held = scheduleAndCancel();
        while (held.get() != null) {
            // Asks for no garbage collection, since a JVM can be told to ignore that.
            filler = new byte[1 << 16];
        }
        assertNull(held.get());
    }

    @Test
    public void whoWaitsNoLongerLeavesNothingInTheTimer() {
        CompletableFuture<Void> task = new CompletableFuture<>();
        new Scheduler((work, delayMillis) -> task, Runnable::run, System::currentTimeMillis, Clock.systemUTC())
                .after(WEEK)
                .cancel(false);
        assertTrue(task.isCancelled());
    }

    private WeakReference<Object> scheduleAndCancel() {
        Object held = new Object();
        scheduler.schedule(held::hashCode, WEEK).cancel(false);
        return new WeakReference<>(held);
    }
}
