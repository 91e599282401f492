package dev.ark.contract.decision;

/** What a violation brings about. */
public enum Effect {
    DENY,
    /** Denies, and quarantines the agent. */
    DENY_AND_QUARANTINE,
    /** Denies, and lets nothing but risk-reducing orders through from then on. */
    DENY_AND_REDUCE,
    /** Waits for a person's approval. */
    PENDING_HUMAN,
    WARN;

    public boolean denies() {
        return this == DENY || this == DENY_AND_QUARANTINE || this == DENY_AND_REDUCE;
    }
}
