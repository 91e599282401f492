package dev.ark.cli.decision;

import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Measurement;
import dev.ark.contract.decision.Measurement.Status;
import dev.ark.contract.decision.Violation;
import dev.ark.contract.http.Explanation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What each rule found: first what denies or waits, then what could not be known, what is warned of, and what passed. */
final class RulesText {
    private final List<Measurement> measurements;
    private final Decision decision;
    private final Output output;

    private RulesText(Explanation explanation, Output output) {
        this.measurements = explanation.measurements();
        this.decision = explanation.decision();
        this.output = output;
    }

    static void print(Explanation explanation, Output output) {
        RulesText text = new RulesText(explanation, output);
        text.findings(output.style().bad("violated"), explanation.decision().violations());
        text.unknown();
        text.findings(
                output.style().warning("warned of"), explanation.decision().warnings());
        text.passed();
        text.notApplicable();
    }

    private void findings(String title, List<Violation> findings) {
        if (findings.isEmpty()) {
            return;
        }
        output.line("");
        output.line(title);
        for (Violation finding : findings) {
            DecisionText.violation("  ", finding, output);
            facts(finding.rule());
        }
    }

    /** The facts behind a finding; a rule that looked twice is named with both. */
    private void facts(String rule) {
        List<String> facts = measurements.stream()
                .filter(measurement -> measurement.rule().equals(rule) && measurement.status() == Status.VIOLATED)
                .flatMap(measurement -> measurement.facts().stream())
                .distinct()
                .toList();
        if (!facts.isEmpty()) {
            output.line("    " + output.style().faint("facts " + String.join(" ", facts)));
        }
    }

    /** The rules that lacked a fact: the violation names the fact, and not them. */
    private void unknown() {
        Set<String> found = new HashSet<>();
        decision.violations().forEach(violation -> found.add(violation.rule()));
        decision.warnings().forEach(warning -> found.add(warning.rule()));
        List<Measurement> unknown = measurements.stream()
                .filter(measurement -> measurement.status() == Status.VIOLATED && !found.contains(measurement.rule()))
                .toList();
        if (unknown.isEmpty()) {
            return;
        }
        output.line("");
        output.line(output.style().bad("could not be known"));
        for (Measurement measurement : unknown) {
            output.line("  " + output.style().strong(measurement.rule()) + "  " + measurement.observed() + ": "
                    + measurement.unit());
        }
    }

    private void passed() {
        Table table = new Table("  RULE", "OBSERVED", "LIMIT", "UNIT", "FACTS");
        boolean any = false;
        for (Measurement measurement : measurements) {
            if (measurement.status() == Status.PASSED) {
                any = true;
                table.row(
                        "  " + measurement.rule(),
                        measurement.observed(),
                        measurement.limit(),
                        measurement.unit(),
                        String.join(" ", measurement.facts()));
            }
        }
        if (any) {
            output.line("");
            output.line(output.style().good("passed"));
            table.print(output);
        }
    }

    private void notApplicable() {
        List<String> rules = new ArrayList<>(decision.rulesChecked());
        measurements.stream()
                .filter(measurement -> measurement.status() != Status.NOT_APPLICABLE)
                .forEach(measurement -> rules.remove(measurement.rule()));
        if (!rules.isEmpty()) {
            output.line("");
            output.line(output.style().faint("not applicable: " + String.join(", ", rules)));
        }
    }
}
