package dev.ark.cli.rollout;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Output;
import dev.ark.contract.rollout.PlanView;
import dev.ark.contract.rollout.RolloutSummary;
import dev.ark.contract.rollout.RolloutView;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "canary",
        description = {
            "Roll a version out: beside the stable one, with a rising share of the traffic, watched by tripwires.",
            "Follows it to the end. Exits 0 when the version serves, 1 when it was rolled back or waits for a person."
        },
        sortOptions = false,
        subcommands = {CanaryResume.class, CanaryHold.class},
        footerHeading = "%nExamples:%n",
        footer = {
            "  ark canary --version v1.0.1 --dry-run",
            "  ark canary --version v1.0.1",
            "  ark canary --version v1.0.1 --stage-duration 30m --weights 5,20,50 --no-auto-rollback"
        })
public final class Canary extends ArkCommand {
    @Mixin
    CanaryOptions options;

    @Option(names = "--dry-run", description = "Print the plan and what is against it; change nothing.")
    boolean dryRun;

    @Option(names = "--detach", description = "Begin it, and do not follow it.")
    boolean detach;

    @Override
    protected int run(Session session) throws InterruptedException {
        if (options.version == null) {
            throw usage("Missing required option: '--version=VERSION'");
        }
        RolloutClient client = new RolloutClient(session);
        if (dryRun) {
            return plan(client.plan(options.request()), session.output());
        }
        RolloutSummary begun = client.begin(options.request());
        if (detach) {
            return RolloutText.begun(begun, session);
        }
        RolloutView view = new Following(client, session).follow(begun.id(), 0);
        RolloutText.ended(view, session);
        return Ending.of(view.summary()).exitCode(Ending.DONE);
    }

    private static int plan(PlanView plan, Output output) {
        if (output.json()) {
            output.document(plan);
        } else {
            PlanText.print(plan, output);
        }
        return plan.problems().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
    }
}
