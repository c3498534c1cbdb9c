package io.jenkins.plugins.modelarts.polling;

import io.jenkins.plugins.modelarts.client.ModelArtsException;
import java.time.Duration;

/**
 * The growing delays between attempts. It has no chance of its own, so that the same arguments give the same delay.
 * Immutable.
 *
 * @param first the delay before the first repetition, above 0
 * @param factor by which each delay is longer than the one before, 1 or more
 * @param max the longest delay, before it is spread
 * @param spread how far chance moves a delay up and down, as a share of it: 0 for not at all, below 1
 */
record Backoff(Duration first, double factor, Duration max, double spread) {

    /**
     * The delay before a repetition, in milliseconds.
     *
     * @param repetition counts from 0
     * @param chance a number from 0 up to 1, so that the requests of many builds do not come at the same moment
     */
    long millis(int repetition, double chance) {
        double grown = Math.min(first.toMillis() * Math.pow(factor, repetition), max.toMillis());
        return (long) (grown * (1 - spread + 2 * spread * chance));
    }

    /** The delay before a repetition, in milliseconds, which is not shorter than the server's Retry-After. */
    long millisAfter(ModelArtsException failure, int repetition, double chance) {
        long delay = millis(repetition, chance);
        Duration retryAfter = failure.retryAfter();
        return retryAfter == null ? delay : Math.max(delay, retryAfter.toMillis() + (long) (first.toMillis() * chance));
    }
}
