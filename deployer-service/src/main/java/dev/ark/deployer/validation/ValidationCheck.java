package dev.ark.deployer.validation;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The thirteen checks, in the order in which they are made. */
public enum ValidationCheck {
    POSITION_SIZE_DENIED(CheckCategory.ETHICS, "a trade of 25 % of the equity is denied by max_position_size"),
    LEVERAGE_DENIED(CheckCategory.ETHICS, "a trade with a leverage of 3 is denied by max_leverage"),
    MISSING_STOP_DENIED(CheckCategory.ETHICS, "a trade without a stop is denied by require_stop_loss"),
    VALID_PASSES(CheckCategory.ETHICS, "a trade of 5 % with a stop and a target is approved with score 1 and a permit"),
    FAILING_AGENT_ISOLATED(
            CheckCategory.ISOLATION, "an agent whose work fails five times in a row is quarantined in time"),
    ISOLATED_AGENT_GETS_NOTHING_THROUGH(
            CheckCategory.ISOLATION,
            "its next trade is denied by watchdog_monitoring, and its permit of before is void"),
    MISSED_BEAT_ALERTS(CheckCategory.HEARTBEAT, "an agent that falls silent is alerted within two intervals"),
    LOOP_FREQUENCIES(CheckCategory.HEARTBEAT, "the watchdog's loops turn: events, agents 5 s, redis 2 s, drift 5 s"),
    HISTORY_CONTIGUOUS(CheckCategory.STATE, "each write of a key makes the next version, and all of them are kept"),
    ROLLBACK(CheckCategory.STATE, "a rollback brings an earlier value back, as a new version"),
    VERSIONS_AND_TIMES_MONOTONIC(
            CheckCategory.STATE, "versions and places in the journal only grow, and times never fall"),
    END_TO_END(
            CheckCategory.INTEGRATION,
            "decision, permit, spend, placed, filled: all in the journal in that order, and the position is held, then closed"),
    TRACE_CONTINUITY(
            CheckCategory.INTEGRATION,
            "the decision, the spend and the executions carry the trace that the agent began");

    private final CheckCategory category;
    private final String expected;

    ValidationCheck(CheckCategory category, String expected) {
        this.category = category;
        this.expected = expected;
    }

    public CheckCategory category() {
        return category;
    }

    /** What must be seen, for people. */
    public String expected() {
        return expected;
    }

    /** The name in answers, such as {@code position_size_denied}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The checks of a category, or all. */
    public static List<ValidationCheck> of(Optional<CheckCategory> category) {
        return Arrays.stream(values())
                .filter(check -> category.isEmpty() || check.category == category.get())
                .toList();
    }
}
