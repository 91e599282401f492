package dev.ark.cli.decision;

import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Style;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Violation;

/** A decision for people. */
final class DecisionText {
    private DecisionText() {}

    static void print(Decision decision, Session session) {
        Output output = session.output();
        head(decision, output);
        output.line(output.style().faint("why: " + session.command() + " explain " + decision.decisionId()));
        if (decision.outcome() == Outcome.PENDING_APPROVAL) {
            output.line(output.style()
                    .faint("to approve it: " + session.command() + " approve " + decision.decisionId()
                            + " --reason TEXT"));
        }
    }

    /** The outcome, the permit, and what was found against it. */
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
        decision.violations().forEach(violation -> violation("  " + style.bad("violated"), violation, output));
        decision.warnings().forEach(warning -> violation("  " + style.warning("warning "), warning, output));
        decision.claimMismatches().forEach(mismatch -> output.line("  claim differs: " + mismatch));
        output.line("  decision " + decision.decisionId() + "  journal " + decision.seq() + "  trace "
                + decision.traceId());
        output.line("  facts at " + decision.factsRevision() + "  halt epoch " + decision.haltEpoch() + "  rules "
                + decision.ruleset().version() + " r" + decision.ruleset().revision() + "  " + decision.deployment()
                + " " + decision.version() + "  " + decision.decidedAt());
    }

    private static void violation(String label, Violation violation, Output output) {
        output.line(label + "  " + output.style().strong(violation.rule()) + "  " + violation.severity() + " "
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
