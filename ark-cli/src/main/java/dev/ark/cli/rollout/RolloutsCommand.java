package dev.ark.cli.rollout;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.rollout.RolloutList;
import dev.ark.contract.rollout.RolloutSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rollouts",
        description = "List rollouts and rollbacks, the latest first, or show one.",
        subcommands = ShowRollout.class)
public final class RolloutsCommand extends ArkCommand {
    @Option(names = "--limit", paramLabel = "N", defaultValue = "20", description = "At most so many; 20 if not given.")
    int limit;

    @Override
    protected int run(Session session) {
        RolloutList list = new RolloutClient(session).list(limit);
        if (session.output().json()) {
            session.output().document(list);
        } else if (list.rollouts().isEmpty()) {
            session.output().line("no rollouts");
        } else {
            print(list, session.output());
        }
        return ExitCode.OK;
    }

    private static void print(RolloutList list, Output output) {
        Table table = new Table("ROLLOUT", "KIND", "VERSION", "STABLE", "STATE", "CANARY", "VERDICT", "BEGUN", "WHY");
        for (RolloutSummary one : list.rollouts()) {
            table.row(
                    one.id(),
                    one.kind(),
                    one.version(),
                    one.stable(),
                    PhaseText.of(one),
                    one.canaryWeight() + " %",
                    one.verdict() == null ? "-" : CheckText.verdict(one.verdict(), output.style()),
                    one.begunAt() + " by " + one.begunBy(),
                    one.why());
        }
        table.print(output);
    }
}
