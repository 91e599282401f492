package dev.ark.watchdog;

/** Whether this watchdog acts. The canary's counts what it would do and does nothing, so that a bad version stops nobody. */
public enum Posture {
    ACTS,
    OBSERVES;

    /** The slot whose watchdog observes. */
    public static final String CANARY = "canary";

    /** The posture in a slot. */
    public static Posture in(String slot) {
        return slot.equals(CANARY) ? OBSERVES : ACTS;
    }
}
