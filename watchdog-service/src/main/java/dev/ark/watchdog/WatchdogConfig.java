package dev.ark.watchdog;

import dev.ark.watchdog.control.Measure;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** How often the watchdog looks, and what it holds agents against. */
@ConfigMapping(prefix = "ark.watchdog")
public interface WatchdogConfig {
    /** Time between two turns of the agents' loop. */
    @WithDefault("5s")
    Duration agentsInterval();

    /** Time between two looks at whether the bus is silent. */
    @WithDefault("1s")
    Duration eventsInterval();

    /** Time between two renewals of the lease, which the core lets run out after 15 s. */
    @WithDefault("5s")
    Duration leaseInterval();

    /** Time between two checks of whether the rules that decide are the released ones. */
    @WithDefault("5s")
    Duration driftInterval();

    /** Time between two deliveries of alerts to the journal. */
    @WithDefault("1s")
    Duration alertsInterval();

    /**
     * How many of the journal's last events the agents' figures are rebuilt from at start, at least; further back, as far as the window of
     * the limits and two heartbeat intervals reach.
     */
    @WithDefault("10000")
    long history();

    /** How many events they are rebuilt from at most. */
    @WithDefault("200000")
    long longestHistory();

    /** An agent unseen for this long is forgotten, unless it is quarantined. */
    @WithDefault("24h")
    Duration forgetAfter();

    /** The same alert of the same agent is raised once within this time, unless its level rises. */
    @WithDefault("5m")
    Duration repeatAlertsAfter();

    /** How long the bus may bring nothing before that is a warning; a core says each second that it lives. */
    @WithDefault("10s")
    Duration silentBus();

    /** Whether an alert of Alertmanager's with the label {@code ark_action="halt"} has everything halted. */
    @WithDefault("true")
    boolean alertmanagerMayHalt();

    /** How Redis is looked at. */
    Redis redis();

    /** What is expected of Redis. */
    interface Redis {
        /** Time between two looks. */
        @WithDefault("2s")
        Duration interval();

        /** How long an answer may take; then Redis is silent. */
        @WithDefault("1s")
        Duration timeout();

        /** A ping that takes longer is slow. */
        @WithDefault("100ms")
        Duration slow();

        /** Used fraction of the memory that Redis may use, 0 to 1; more is a warning. */
        @WithDefault("0.90")
        double full();

        /** How many events may stand in the journal that were not taken in, or in the core that were not published; more is a warning. */
        @WithDefault("10000")
        long behind();
    }

    /** What else than drift stops everything, and how far. */
    Halt halt();

    /** See {@link dev.ark.watchdog.control.StopPolicy}, whose defaults these are; a measure is {@code ALERT}, {@code REDUCE} or {@code HALT}. */
    interface Halt {
        /** What an execution that no permit covers brings about. */
        @WithDefault("REDUCE")
        Measure onUnpermittedExecution();

        /** What too many violations of all agents together bring about. */
        @WithDefault("REDUCE")
        Measure onViolationSpike();

        /** Violations a minute of all agents together; more are too many. */
        @WithDefault("100")
        int violationsPerMinute();

        /** Fraction of the agents that are each beyond their own limit, 0 to 1; more are too many. */
        @WithDefault("0.5")
        double agentsOverLimit();

        /** The fraction counts only with more agents than these. */
        @WithDefault("3")
        int fewAgents();
    }

    /** What agents are held against. */
    Limits limits();

    /** See {@link dev.ark.watchdog.agent.Thresholds}, whose defaults these are. */
    interface Limits {
        /** Failures in a row that isolate. */
        @WithDefault("5")
        int consecutiveFailures();

        /** Failed fraction of the requests, 0 to 1; more isolates. */
        @WithDefault("0.20")
        double failureRate();

        /** Mean latency of the requests; more isolates. */
        @WithDefault("5s")
        Duration meanLatency();

        /** Rate and latency count only with more requests than these. */
        @WithDefault("10")
        int fewRequests();

        /** How far back rate and latency look. */
        @WithDefault("5m")
        Duration window();

        /** Fraction of a limit that warns, 0 to 1. */
        @WithDefault("0.70")
        double warnFraction();

        /** Violations a minute; more are critical. */
        @WithDefault("10")
        int violationsPerMinute();

        /** At which agents that send heartbeats are expected to. */
        @WithDefault("10s")
        Duration heartbeatInterval();

        /** Heartbeats missed in a row that isolate, as far as the watchdog itself could hear; never when 0. */
        @WithDefault("6")
        int missedHeartbeats();
    }
}
