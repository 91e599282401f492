package dev.ark.watchdog.agent;

import java.time.Instant;

/** What the journal says of an agent, as far as its health is concerned. */
public sealed interface AgentEvent {
    String agent();

    Instant at();

    /** A heartbeat: the agent lives, and this is how its last piece of work went. */
    record Worked(String agent, Instant at, boolean failed, int latencyMs) implements AgentEvent {}

    /** It said that it ends its work: no heartbeat is awaited any more. */
    record Stopped(String agent, Instant at) implements AgentEvent {}

    /**
     * A proposal was decided.
     *
     * @param violations of a denied one; 0 for any other. A denial is no failure: a limit that holds is not an agent that is broken
     */
    record Decided(String agent, Instant at, int violations) implements AgentEvent {}

    record Quarantined(String agent, Instant at, Standing.Quarantined standing) implements AgentEvent {}

    record Restored(String agent, Instant at) implements AgentEvent {}
}
