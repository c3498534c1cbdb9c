package io.jenkins.plugins.modelarts.polling;

import io.jenkins.plugins.modelarts.simulator.SimulatedService;
import io.jenkins.plugins.modelarts.simulator.SimulatedUpdate;

/** What happens to a service, and the outcome that the wait must have. */
enum Script {
    SUCCEEDS("FAIL", Outcome.SUCCESS),
    FAILS("SUCCESS", Outcome.FAIL),
    /** A newer update of somebody else fails. */
    SUPERSEDED("SUCCESS", Outcome.SUCCESS),
    /** The build's own update fails, and then a newer one of somebody else succeeds. */
    OVERTAKEN("SUCCESS", Outcome.FAIL),
    /** The first response shows two updates, and one of them fails. */
    TWO_UNSEEN("SUCCESS", Outcome.FAIL),
    /** The build has judged a success before, and its second update fails. */
    SECOND("SUCCESS", Outcome.FAIL),
    /** The step has a block. */
    BLOCK("SUCCESS", Outcome.FAIL),
    /** The update has unknown results. */
    UNKNOWN_WORD("FAIL", Outcome.SUCCESS),
    /** The update is recorded when it is over. */
    RECORDED_LATE("FAIL", Outcome.SUCCESS),
    NEVER("SUCCESS", Outcome.NO_UPDATE),
    STUCK("SUCCESS", Outcome.TIMED_OUT),
    /** The update is asked for by its time, and a newer one succeeds. */
    EXACT("SUCCESS", Outcome.FAIL);

    final String stale;
    final Outcome expected;

    Script(String stale, Outcome expected) {
        this.stale = stale;
        this.expected = expected;
    }

    void begin(SimulatedService service, long begins) {
        switch (this) {
            case SUCCEEDS, FAILS, SUPERSEDED, OVERTAKEN, SECOND, BLOCK, STUCK -> service.update(begins, "RUNNING");
            case TWO_UNSEEN -> {
                service.update(begins, "RUNNING");
                service.update(begins + 1, "SUCCESS");
            }
            case UNKNOWN_WORD -> service.update(begins, "PAUSED");
            case EXACT -> {
                service.update(begins, "RUNNING");
                service.update(begins + 1, "SUCCESS");
            }
            case NEVER, RECORDED_LATE -> {}
        }
    }

    void end(SimulatedService service, long begins, long ends) {
        switch (this) {
            case SUCCEEDS, UNKNOWN_WORD -> at(service, begins).result("SUCCESS");
            case FAILS, EXACT, TWO_UNSEEN, SECOND, BLOCK -> at(service, begins).result("FAIL");
            case SUPERSEDED -> {
                service.update(ends, "FAIL");
                at(service, begins).result("SUCCESS");
            }
            case OVERTAKEN -> {
                service.update(ends, "SUCCESS");
                at(service, begins).result("FAIL");
            }
            case RECORDED_LATE -> service.update(begins, "SUCCESS");
            case NEVER, STUCK -> {}
        }
    }

    private static SimulatedUpdate at(SimulatedService service, long time) {
        return service.updates().stream()
                .filter(update -> update.updateTime() == time)
                .findAny()
                .orElseThrow();
    }
}
