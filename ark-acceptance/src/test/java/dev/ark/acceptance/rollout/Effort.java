package dev.ark.acceptance.rollout;

/** How hard rollouts are tried: {@code -Dark.rollout.rounds}, 1 for the quick form. */
final class Effort {
    private Effort() {}

    /** Whether also what takes long is tried: every kind of bad release, and a kill at every transition. */
    static boolean isGreat() {
        return Integer.getInteger("ark.rollout.rounds", 1) > 1;
    }
}
