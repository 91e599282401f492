package dev.ark.core.state;

/**
 * Whose keys.
 *
 * @param owner the agent; empty for what is not an agent's
 */
public record Scope(Space space, String owner) {
    public static final Scope CONFIG = new Scope(Space.CONFIG, "");
    public static final Scope TRUTHS = new Scope(Space.TRUTH, "");

    /** The state of one agent. */
    public static Scope ofAgent(String agent) {
        return new Scope(Space.STATE, agent);
    }
}
