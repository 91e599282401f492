package dev.ark.watchdog;

/** Whether this watchdog acts. The canary's counts what it would do and does nothing, so that a bad version stops nobody. */
public enum Posture {
    ACTS,
    OBSERVES
}
