package dev.ark.deployer.orchestrator;

/** What a process says when it is asked whether it is ready. */
public enum Answer {
    READY,
    /** It answers, and says no. */
    REFUSED,
    /** It does not answer at all. */
    SILENT,
    /** Nothing listens there. */
    ABSENT
}
