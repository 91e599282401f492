package dev.ark.deployer.traffic;

import java.util.Map;

/** Splits the traffic between the slots. One of the two seams between local mode and production. Thread-safe. */
public interface TrafficRouter {
    /**
     * Asks for shares; {@link #observed()} tells when they hold. A router that restarts comes back with all traffic at stable. Requests of
     * {@link ControlPaths} are never shed.
     */
    void route(Shares desired);

    /** What the router does now. */
    Observed observed();

    /** What it has counted of each slot since it started. */
    Map<Slot, Traffic> counted();

    /**
     * A router as it was observed.
     *
     * @param serving whether it takes requests
     */
    record Observed(Shares shares, boolean serving) {}

    /**
     * A slot's requests.
     *
     * @param requests answered, by the slot or in its place; one for events once its answer begins
     * @param failures of those, the ones answered with a status of 5xx
     * @param redispatches requests that another slot took because this one could not be connected to
     * @param retries attempts to connect to the same slot beyond the first; none where a slot is tried once
     * @param connectionErrors requests that failed because no slot could be connected to, at the slot that was tried first
     * @param underWay requests that the slot has and has not answered whole; event streams are none, for they may go on for ever
     */
    record Traffic(
            long requests, long failures, long redispatches, long retries, long connectionErrors, long underWay) {
        public static final Traffic NONE = new Traffic(0, 0, 0, 0, 0, 0);
    }
}
