package dev.ark.contract.http;

/**
 * Body of {@code POST /v1/watchdog/lease}: a watchdog lives, and this is how it found the rules.
 *
 * @param deployment the slot that it watches; the stable slot's watchdog alone holds the lease
 * @param drift what it last found; absent is {@link Drift#UNKNOWN}
 */
public record LeaseRenewal(String deployment, Drift drift) {
    /** Whether the rules that decide are the released ones. */
    public enum Drift {
        /** They were at the last look, which was whole and a moment ago. */
        NONE,
        /** They were not at the last look that told. */
        FOUND,
        /** No look has told of late. */
        UNKNOWN
    }

    public LeaseRenewal {
        deployment = Checks.name("deployment", deployment);
        drift = drift == null ? Drift.UNKNOWN : drift;
    }
}
