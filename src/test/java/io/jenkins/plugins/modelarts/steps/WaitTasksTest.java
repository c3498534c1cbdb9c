package io.jenkins.plugins.modelarts.steps;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import io.jenkins.plugins.modelarts.testkit.FakeTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.Test;

public class WaitTasksTest {

    private final List<String> done = new ArrayList<>();
    private final Queue<Runnable> queue = new ArrayDeque<>();

    @Test
    public void aShutdownIsNoFault() {
        WaitTasks tasks = tasks(WaitTasksTest::reject);
        assertFalse(tasks.execute(() -> done.add("task")));
        assertEquals(List.of(), done);
    }

    @Test
    public void whoEndsTheWaitIsToldInSpiteOfAShutdown() {
        tasks(WaitTasksTest::reject).executeLast(() -> done.add("task"), () -> done.add("afterwards"));
        assertEquals(List.of("afterwards"), done);
    }

    @Test
    public void whoEndsTheWaitIsToldInSpiteOfAFault() {
        tasks(Runnable::run)
                .executeLast(
                        () -> {
                            throw new IllegalStateException();
                        },
                        () -> done.add("afterwards"));
        assertEquals(List.of("afterwards", "fault"), done);
    }

    @Test
    public void aTaskRunsOnTheExecutorAlone() {
        assertTrue(tasks(queue::add).execute(() -> done.add("task")));
        assertEquals(List.of(), done);
        queue.remove().run();
        assertEquals(List.of("task"), done);
    }

    @Test
    public void afterTheEndNoTaskRuns() {
        WaitTasks tasks = tasks(queue::add);
        tasks.execute(() -> done.add("task"));
        tasks.end();
        queue.remove().run();
        assertEquals(List.of(), done);
    }

    private WaitTasks tasks(Executor executor) {
        return new WaitTasks(FakeTime.stopped().scheduler(executor), fault -> done.add("fault"));
    }

    private static void reject(Runnable task) {
        throw new RejectedExecutionException();
    }
}
