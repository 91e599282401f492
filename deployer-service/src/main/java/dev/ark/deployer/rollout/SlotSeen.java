package dev.ark.deployer.rollout;

/** A slot as the orchestrator reports it. */
public sealed interface SlotSeen {
    /** Nothing runs there. */
    record Absent() implements SlotSeen {}

    /** A version runs, and takes requests if ready. */
    record Running(String version, boolean ready) implements SlotSeen {}

    /** Whether that version takes requests. */
    default boolean serves(String version) {
        return this instanceof Running running
                && running.ready()
                && running.version().equals(version);
    }

    /** Whether any version takes requests. */
    default boolean serves() {
        return this instanceof Running running && running.ready();
    }
}
