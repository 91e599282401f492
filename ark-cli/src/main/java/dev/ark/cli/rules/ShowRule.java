package dev.ark.cli.rules;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.client.ArkClient;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.Checks;
import dev.ark.contract.http.RuleDescription;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show one rule: when it is violated, its limits, and how to satisfy it.")
public final class ShowRule extends ArkCommand {
    @Parameters(paramLabel = "NAME", description = "The rule's name, such as max_position_size.")
    String name;

    @Override
    protected int run(Session session) {
        String path = "/v1/rules/" + ArkClient.segment(Checks.name("NAME", name));
        RuleDescription rule = session.asOperator().get(path, RuleDescription.class);
        Output output = session.output();
        if (output.json()) {
            output.document(rule);
            return ExitCode.OK;
        }
        output.line(output.style().strong(rule.name()) + "  " + rule.category() + ", " + rule.severity() + ", "
                + rule.effect());
        output.line("violated when: " + rule.text());
        output.line("to satisfy it: " + rule.howToSatisfy());
        if (!rule.limits().isEmpty()) {
            Table limits = new Table("LIMIT", "VALUE");
            rule.limits().properties().forEach(limit -> limits.row(limit.getKey(), limit.getValue()));
            limits.print(output);
        }
        return ExitCode.OK;
    }
}
