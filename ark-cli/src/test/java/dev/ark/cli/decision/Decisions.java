package dev.ark.cli.decision;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Permit;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.evaluation.Conduct;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Market;
import dev.ark.contract.evaluation.People;
import dev.ark.contract.evaluation.Registers;
import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.DecisionList;
import dev.ark.contract.http.Explanation;
import dev.ark.contract.http.Reviewed;
import dev.ark.contract.json.ArkJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Answers of the core, as it would send them. */
final class Decisions {
    static final Instant AT = Instant.parse("2026-01-31T14:30:00Z");

    private Decisions() {}

    static String approved() {
        return json(decision(Outcome.APPROVED, List.of(), new Permit("permit-1", "secret-token", AT.plusSeconds(60))));
    }

    static String denied() {
        return json(decision(Outcome.DENIED, List.of(tooLarge()), null));
    }

    static String pending() {
        return json(decision(Outcome.PENDING_APPROVAL, List.of(), null));
    }

    static String reviewed(Outcome outcome) {
        return json(new Reviewed(42, AT, decision(outcome, List.of(), null)));
    }

    static String waiting(String next) {
        return json(new DecisionList(List.of(decision(Outcome.PENDING_APPROVAL, List.of(), null)), next));
    }

    static String explanation() {
        return explanation(decision(Outcome.DENIED, List.of(tooLarge()), null), facts());
    }

    static String explanationOfOneThatWaits() {
        return explanation(decision(Outcome.PENDING_APPROVAL, List.of(), null), facts());
    }

    /** Of a denial for want of a fact, with a warning besides, by rules with an overlay. */
    static String explanationOfTheUnknown() {
        Violation unknown = new Violation(
                "FACT_UNAVAILABLE",
                "risk_management",
                Severity.HIGH,
                Effect.DENY,
                "marks/AAPL is stale; max_leverage needs it",
                "stale",
                "a fresh fact",
                "");
        Decision plain = decision(Outcome.DENIED, List.of(unknown), null);
        Violation warning = new Violation(
                "validate_data_sources",
                "integrity",
                Severity.LOW,
                Effect.WARN,
                "the quote is old",
                "90",
                "60",
                "seconds");
        Decision decision = new Decision(
                plain.decisionId(),
                plain.seq(),
                plain.traceId(),
                plain.agent(),
                plain.actionType(),
                plain.actionDigest(),
                plain.outcome(),
                plain.violations(),
                List.of(warning),
                List.of("max_leverage", "validate_data_sources", "reversible_actions"),
                plain.claimMismatches(),
                plain.complianceScore(),
                null,
                null,
                new Ruleset("1.0.0", 1, "sha", "ab".repeat(32)),
                plain.factsRevision(),
                plain.haltEpoch(),
                plain.deployment(),
                plain.version(),
                plain.decidedAt(),
                plain.evalMicros());
        Measurement unknowable = new Measurement(
                "max_leverage", Measurement.Status.VIOLATED, "missing", "present and fresh", "marks/AAPL", List.of());
        Measurement old = new Measurement(
                "validate_data_sources", Measurement.Status.VIOLATED, "90", "60", "seconds", List.of("marks/AAPL@9"));
        return json(new Explanation(decision, proposal(), List.of(unknowable, old), facts()));
    }

    private static String explanation(Decision decision, Facts facts) {
        Measurement large = new Measurement(
                "max_position_size",
                Measurement.Status.VIOLATED,
                "0.25",
                "0.10",
                "fraction of equity",
                List.of("marks/AAPL@9"));
        Measurement small = new Measurement(
                "max_leverage",
                Measurement.Status.PASSED,
                "0.5",
                "2",
                "times equity",
                List.of("agents/kenny@7", "reviews/digest@11", "overrides/ov-1@12", "consents/c-1@13"));
        return json(new Explanation(decision, proposal(), List.of(large, small), facts));
    }

    private static Proposal proposal() {
        ObjectNode parameters = ArkJson.mapper().createObjectNode().put("symbol", "AAPL");
        return new Proposal("trade", parameters, "ask [redacted:email]", List.of("e-1"), null);
    }

    private static Facts facts() {
        return new Facts(
                41,
                AT,
                new Facts.Control(TradingState.ACTIVE, 4, AT, new Facts.Journal(true, 0, true)),
                Map.of("kenny", new Facts.Agent(7, "sandbox", "you", false, 600, 120)),
                Map.of(),
                new Market(
                        Map.of(),
                        Map.of(
                                "AAPL", new Market.Mark(9, new BigDecimal("187.2"), null, "feed-1", AT),
                                "MSFT", new Market.Mark(10, new BigDecimal("99"), null, "feed-1", AT)),
                        Map.of(),
                        Map.of(),
                        Map.of()),
                new Registers(
                        Map.of(),
                        List.of(new Registers.Consent(13, "c-1", "subject-1", "billing", "pii", AT, null, null)),
                        Map.of(),
                        Map.of()),
                new People(
                        Map.of("digest", new People.Review(11, "olga", AT, AT.plusSeconds(900))),
                        List.of(new People.Override(
                                12,
                                "ov-1",
                                People.Override.Kind.PAUSE,
                                "olga",
                                "storm",
                                null,
                                null,
                                null,
                                null,
                                null,
                                AT,
                                AT)),
                        List.of()),
                Conduct.NONE);
    }

    private static Violation tooLarge() {
        return new Violation(
                "max_position_size",
                "risk_management",
                Severity.HIGH,
                Effect.DENY,
                "the position would be too large",
                "0.25",
                "0.10",
                "fraction of equity");
    }

    private static Decision decision(Outcome outcome, List<Violation> violations, Permit permit) {
        return new Decision(
                "d-1",
                42,
                "trace-1",
                "kenny",
                "trade",
                "digest",
                outcome,
                violations,
                List.of(),
                List.of("max_position_size"),
                List.of("leverage: 1, 2"),
                new BigDecimal("0.5"),
                permit,
                null,
                new Ruleset("1.0.0", 1, "sha"),
                41,
                4,
                "stable",
                "v1.0.0",
                AT,
                14);
    }

    private static String json(Object value) {
        try {
            return ArkJson.mapper().writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
