package io.jenkins.plugins.modelarts.polling;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.function.LongConsumer;

/** Who waits for the next response about one target, and when to ask. The poller's lock guards it. */
final class QuerySchedule<T> {

    private final List<Subscriber<T>> subscribers = new ArrayList<>();
    private long notBefore = Long.MIN_VALUE;

    @CheckForNull
    private Future<?> wakeUp;

    private long wakeUpAt;

    void add(List<Subscriber<T>> others) {
        subscribers.addAll(others);
    }

    /** Schedules the next wake-up instead of the one that is scheduled already, if that is at another time. */
    void wakeUpWhenDue(Scheduler scheduler, LongConsumer onWakeUp) {
        long due = Math.max(due(), notBefore);
        if (wakeUp != null) {
            if (wakeUpAt == due) {
                return;
            }
            wakeUp.cancel(false);
        }
        wakeUpAt = due;
        long delay = Math.max(0, due - scheduler.monotonicMillis());
        wakeUp = scheduler.schedule(() -> onWakeUp.accept(due), delay);
    }

    void forgetWhoGaveUp() {
        subscribers.removeIf(subscriber -> subscriber.response().isDone());
    }

    /** Whether nobody waits and the gap after the last request has passed. */
    boolean isOver(long now) {
        return subscribers.isEmpty() && now >= notBefore;
    }

    /** All subscribers when one of them is due, else none. Taking them begins a new gap of so many milliseconds. */
    List<Subscriber<T>> takeWhenDue(long now, long gap) {
        if (now < Math.max(due(), notBefore)) {
            return List.of();
        }
        List<Subscriber<T>> taken = List.copyOf(subscribers);
        subscribers.clear();
        notBefore = now + gap;
        return taken;
    }

    /** When the first subscriber is due; without subscribers, when this schedule ends. */
    private long due() {
        return subscribers.stream().mapToLong(Subscriber::due).min().orElse(notBefore);
    }
}
