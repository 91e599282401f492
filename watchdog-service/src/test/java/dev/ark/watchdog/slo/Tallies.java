package dev.ark.watchdog.slo;

/** Tallies in the words of the tests. */
final class Tallies {
    private Tallies() {}

    /** Decisions, some of which failed, told by a core. */
    static Tally decisions(long all, long failed) {
        return Tally.NOTHING.withDecisions(all, failed).withCoreLook();
    }

    /** Decisions that were answered within a bound, in seconds. */
    static Tally answeredWithin(double seconds, long many) {
        return decisions(many, 0).withDurations(Buckets.DECISION, seconds, many);
    }

    /** Evaluations that took no longer than a bound, in seconds, told by a graveyard that serves the released rules. */
    static Tally evaluatedWithin(double seconds, long many) {
        return Tally.NOTHING.withGraveyardLook(false).withDurations(Buckets.EVALUATION, seconds, many);
    }
}
