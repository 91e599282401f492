package dev.ark.deployer.traffic;

/** Splits the traffic between the slots. One of the two seams between local mode and production. Thread-safe. */
public interface TrafficRouter {
    /** Asks for weights; {@link #observed()} tells when they hold. A router that restarts comes back with all traffic at stable. */
    void route(Weights desired);

    /** What the router does now. */
    Observed observed();

    /**
     * A router as it was observed.
     *
     * @param serving whether it takes requests
     */
    record Observed(Weights weights, boolean serving) {}
}
