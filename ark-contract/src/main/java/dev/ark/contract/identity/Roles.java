package dev.ark.contract.identity;

import java.util.List;

/** The roles that a token's {@code groups} claim may name. */
public final class Roles {
    /** Decides, reads and writes its own state, spends its own permits. */
    public static final String AGENT = "agent";
    /** Feeds facts and reports executions. */
    public static final String BROKER = "broker";
    /** A person who halts, quarantines, approves and releases. */
    public static final String OPERATOR = "operator";
    /** The one writer of the truth map. */
    public static final String TRUTH_KEEPER = "truth-keeper";
    /** Reads everything, changes nothing. */
    public static final String VIEWER = "viewer";
    /** Scrapes metrics. */
    public static final String METRICS = "metrics";
    /** One ARK service calling another. */
    public static final String SERVICE = "service";
    /** Has the rules decide what nobody asked for, as the canary's watchdog does to compare the answers; it changes nothing. */
    public static final String OBSERVER = "observer";
    /** Tells the watchdog of alerts, and may have everything halted by that; nothing else. */
    public static final String ALERTMANAGER = "alertmanager";
    /** Registers and restores the agents that ARK tries itself with, see {@link TrialAgents}, and says that their alerts are seen. */
    public static final String VALIDATOR = "validator";

    public static final List<String> ALL =
            List.of(AGENT, BROKER, OPERATOR, TRUTH_KEEPER, VIEWER, METRICS, SERVICE, OBSERVER, ALERTMANAGER, VALIDATOR);

    private Roles() {}
}
