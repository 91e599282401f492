package dev.ark.watchdog.control;

/** What is done about everything when something is found; each with an alert. */
public enum Measure {
    ALERT,
    /** Only what reduces risk goes on. */
    REDUCE,
    /** Nothing goes on but cancels. */
    HALT
}
