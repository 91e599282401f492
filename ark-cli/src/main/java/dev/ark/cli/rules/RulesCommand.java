package dev.ark.cli.rules;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.RuleDescription;
import dev.ark.contract.http.RuleList;
import picocli.CommandLine.Command;

@Command(
        name = "rules",
        description =
                "List the immutable rules, show one, verify that they are the released ones, sign a new revision, or replay decisions against one.",
        subcommands = {ShowRule.class, RulesVerify.class, RulesKeygen.class, RulesSign.class, Replay.class})
public final class RulesCommand extends ArkCommand {
    @Override
    protected int run(Session session) {
        RuleList list = session.asOperator().get("/v1/rules", RuleList.class);
        if (session.output().json()) {
            session.output().document(list);
            return ExitCode.OK;
        }
        Table table = new Table("NUMBER", "RULE", "CATEGORY", "SEVERITY", "EFFECT");
        int number = 1;
        for (RuleDescription rule : list.rules()) {
            table.row(number++, rule.name(), rule.category(), rule.severity(), rule.effect());
        }
        table.print(session.output());
        session.output()
                .line(session.output()
                        .style()
                        .faint("ruleset " + list.ruleset().version() + ", revision "
                                + list.ruleset().revision() + ", SHA-256 "
                                + list.ruleset().sha256()));
        return ExitCode.OK;
    }
}
