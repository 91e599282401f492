package dev.ark.deployer.orchestrator;

import dev.ark.deployer.rollout.SlotSeen;
import dev.ark.deployer.traffic.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the desired processes running. One of the two seams between local mode and production. What is desired of the stable slot is kept
 * over a restart; the canary slot begins as it is found. Every method returns at once, and asking again for what is desired already changes
 * nothing. Thread-safe.
 */
public interface Orchestrator {
    /** Starts to reconcile what runs with what is desired. */
    void supervise();

    /** What was observed last, in the order in which the processes are started. */
    List<ObservedProcess> observed(Slot slot);

    /** The same as one: ready when each of its processes is, and all of one version. */
    SlotSeen seen(Slot slot);

    /**
     * The slot is to run this release, whole. What runs another one is stopped first, as {@link #empty} does.
     *
     * @throws IllegalArgumentException when there is no such release
     */
    void run(Slot slot, String version);

    /** Of the canary slot only what evaluates proposals is to run, which takes no traffic. */
    void rehearse(String version);

    /**
     * Nothing is to run in the slot.
     *
     * @param drain how long requests under way may still take
     */
    void empty(Slot slot, Duration drain);

    /** The release that the stable slot is to run, or ran last when nothing is to run there. */
    String stableVersion();

    /** The one that it ran before, to which a rollback goes; empty when there was none, or it is not there any more. */
    Optional<String> previousStable();

    /** Stops to reconcile. Every process goes on running. */
    void release();
}
