package io.jenkins.plugins.modelarts.simulator;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/**
 * The faults of the next requests, in order. Each request gets the first fault for its path. The control door is never
 * affected. Thread-safe.
 */
public final class Faults {

    private static final class Rule {
        private final String path;
        private final Supplier<Fault> choice;
        private long left;

        Rule(String path, long left, Supplier<Fault> choice) {
            this.path = path;
            this.left = left;
            this.choice = choice;
        }
    }

    /** A fault with its probability, from 0 to 1. */
    public record Chance(double probability, Fault fault) {}

    /** Faults for certain paths. */
    public final class On {
        private final String path;

        private On(String path) {
            this.path = path;
        }

        /** The next request that has no fault yet gets this fault. */
        public void next(Fault fault) {
            next(1, fault);
        }

        public void next(int requests, Fault fault) {
            add(new Rule(path, requests, () -> fault));
        }

        public void always(Fault fault) {
            add(new Rule(path, Long.MAX_VALUE, () -> fault));
        }

        /** Each request has at most one of the faults, the same ones for the same seed. */
        public void random(long seed, Chance... chances) {
            Random random = new Random(seed);
            add(new Rule(path, Long.MAX_VALUE, () -> choose(random.nextDouble(), chances)));
        }
    }

    private final List<Rule> rules = new ArrayList<>();

    /** @param path regular expression that the whole path must match */
    public On on(String path) {
        return new On(path);
    }

    public void next(Fault fault) {
        on(".*").next(fault);
    }

    public void next(int requests, Fault fault) {
        on(".*").next(requests, fault);
    }

    public void always(Fault fault) {
        on(".*").always(fault);
    }

    public void random(long seed, Chance... chances) {
        on(".*").random(seed, chances);
    }

    /** From now on no request has a fault. */
    public synchronized void clear() {
        rules.clear();
    }

    private synchronized void add(Rule rule) {
        rules.add(rule);
    }

    synchronized Optional<Fault> take(String path) {
        for (Iterator<Rule> it = rules.iterator(); it.hasNext(); ) {
            Rule rule = it.next();
            Fault fault = path.matches(rule.path) ? rule.choice.get() : null;
            if (fault != null) {
                if (--rule.left == 0) {
                    it.remove();
                }
                return Optional.of(fault);
            }
        }
        return Optional.empty();
    }

    private static Fault choose(double dice, Chance... chances) {
        double upTo = 0;
        for (Chance chance : chances) {
            upTo += chance.probability();
            if (dice < upTo) {
                return chance.fault();
            }
        }
        return null;
    }
}
