package dev.ark.core.decision;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.CancelOrder;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Verdict;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

/**
 * The core's own last look: while halted nothing but a cancel is approved, while reducing nothing else but what reduces risk, and a quarantined or
 * unknown agent is approved nothing, whatever the evaluator says. A canary's evaluator may be wrong; the fences are the core's.
 */
final class Fence {
    private Fence() {}

    /** The verdict, unless it approves what a fence forbids. */
    static Verdict hold(Verdict verdict, String agent, Action action, Facts facts) {
        if (verdict.outcome() == Outcome.DENIED) {
            return verdict;
        }
        boolean passes = switch (facts.control().tradingState()) {
            case ACTIVE -> true;
            case REDUCING -> action instanceof CancelOrder || Reduction.reduces(action, agent, facts);
            case HALTED -> action instanceof CancelOrder;
        };
        if (!passes) {
            String state = facts.control().tradingState().name().toLowerCase(Locale.ROOT);
            return denial(
                    verdict, "emergency_halt_enabled", "governance", "the trading state is " + state, state, "active");
        }
        if (facts.agent(agent).map(Facts.Agent::quarantined).orElse(true)) {
            return denial(
                    verdict,
                    "watchdog_monitoring",
                    "integrity",
                    "the agent is not one that may act",
                    "stopped",
                    "registered");
        }
        return verdict;
    }

    private static Verdict denial(
            Verdict verdict, String rule, String category, String message, String observed, String limit) {
        Violation violation = new Violation(
                rule,
                category,
                Severity.CRITICAL,
                Effect.DENY,
                message + "; the evaluator had not denied it",
                observed,
                limit,
                "state");
        return new Verdict(
                Outcome.DENIED,
                List.of(violation),
                verdict.warnings(),
                verdict.measurements(),
                verdict.rulesChecked(),
                verdict.claimMismatches(),
                BigDecimal.ZERO,
                verdict.evalMicros());
    }
}
