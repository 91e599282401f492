package dev.ark.cli.decision;

import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Style;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.decision.Violation;

/** A decision for people. */
final class DecisionText {
    private static final int DIGEST_SHOWN = 12;

    private DecisionText() {}

    static void print(Decision decision, Session session) {
        Output output = session.output();
        summary(decision, output);
        output.line(output.style().faint("why: " + session.command() + " explain " + decision.decisionId()));
        waiting(decision, session);
    }

    /** All that a decision says of itself. */
    static void summary(Decision decision, Output output) {
        head(decision, output);
        Style style = output.style();
        decision.violations().forEach(violation -> violation("  " + style.bad("violated") + "  ", violation, output));
        decision.warnings().forEach(warning -> violation("  " + style.warning("warning ") + "  ", warning, output));
        context(decision, output);
    }

    /** How to settle a decision that waits for a person; nothing for another. */
    static void waiting(Decision decision, Session session) {
        if (decision.outcome() == Outcome.PENDING_APPROVAL) {
            Output output = session.output();
            output.line("  waits for a person"
                    + (decision.approvalExpiresAt() == null ? "" : " until " + decision.approvalExpiresAt()));
            output.line(output.style()
                    .faint("to approve it: " + session.command() + " approve " + decision.decisionId()
                            + " --reason TEXT"));
        }
    }

    /** The outcome and the permit. */
    static void head(Decision decision, Output output) {
        Style style = output.style();
        output.line(outcome(decision.outcome(), style) + "  " + decision.agent() + "  " + decision.actionType()
                + "  score " + decision.complianceScore().toPlainString() + "  "
                + decision.rulesChecked().size() + " rules checked");
        if (decision.permit() != null) {
            output.line("  permit " + decision.permit().id() + " until "
                    + decision.permit().expiresAt());
            if (decision.permit().token() != null) {
                output.line("  permit token " + decision.permit().token());
            }
        }
    }

    /** What was claimed wrongly, where the decision stands, and by which rules it was made. */
    static void context(Decision decision, Output output) {
        decision.claimMismatches().forEach(mismatch -> output.line("  claim differs: " + mismatch));
        output.line("  decision " + decision.decisionId() + "  journal " + decision.seq() + "  trace "
                + decision.traceId());
        output.line("  facts at " + decision.factsRevision() + "  halt epoch " + decision.haltEpoch() + "  rules "
                + ruleset(decision.ruleset()) + "  " + decision.deployment() + " " + decision.version() + "  "
                + decision.decidedAt());
    }

    private static String ruleset(Ruleset ruleset) {
        return ruleset.version() + " r" + ruleset.revision()
                + ruleset.overlay()
                        .map(sha256 -> " with overlay " + sha256.substring(0, Math.min(DIGEST_SHOWN, sha256.length())))
                        .orElse("");
    }

    /** One finding with its value, limit and unit. */
    static void violation(String label, Violation violation, Output output) {
        output.line(label + output.style().strong(violation.rule()) + "  " + violation.severity() + " "
                + violation.effect() + "  observed " + violation.observed() + ", limit " + violation.limit()
                + (violation.unit().isBlank() ? "" : " (" + violation.unit() + ")"));
        output.line("            " + violation.message());
    }

    private static String outcome(Outcome outcome, Style style) {
        return switch (outcome) {
            case APPROVED -> style.good("approved");
            case DENIED -> style.bad("denied");
            case PENDING_APPROVAL -> style.warning("pending approval");
        };
    }
}
