package dev.ark.deployer.orchestrator;

import java.util.List;

/** Keeps the desired processes running. One of the two seams between local mode and production. Thread-safe. */
public interface Orchestrator {
    /** Starts to reconcile what runs with what is desired. Returns at once. */
    void supervise();

    /** What was observed last, in the order in which the processes are started. */
    List<ObservedProcess> observed();

    /** Stops to reconcile. Every process goes on running. */
    void release();
}
