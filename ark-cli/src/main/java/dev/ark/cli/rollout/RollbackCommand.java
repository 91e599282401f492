package dev.ark.cli.rollout;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.Session;
import dev.ark.cli.control.ReasonOption;
import dev.ark.cli.terminal.Durations;
import dev.ark.contract.rollout.RollbackRequest;
import dev.ark.contract.rollout.RolloutSummary;
import dev.ark.contract.rollout.RolloutView;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description = {
            "Take the rollout in progress back; without one, take stable back to the version before.",
            "Follows it to the end. Exits 0 when the version before serves."
        },
        sortOptions = false,
        footerHeading = "%nExamples:%n",
        footer = {
            "  ark rollback --reason \"agents complain\"",
            "  ark rollback --reason \"the state is wrong\" --snapshot ID"
        })
public final class RollbackCommand extends ArkCommand {
    @Mixin
    ReasonOption reason;

    @Option(
            names = "--snapshot",
            paramLabel = "ID",
            description = "Restore this snapshot, and replay what came after it; else only if the database needs it.")
    String snapshot;

    @Option(names = "--no-health-check", description = "Skip the health checks; the record says so.")
    boolean noHealthCheck;

    @Option(
            names = "--synthetic-duration",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "Of the synthetic load afterwards; 5m if not given.")
    Duration synthetic;

    @Option(names = "--detach", description = "Begin it, and do not follow it.")
    boolean detach;

    @Override
    protected int run(Session session) throws InterruptedException {
        RolloutClient client = new RolloutClient(session);
        long held = client.current().map(view -> view.rows().getLast().number()).orElse(0L);
        RolloutSummary begun = client.rollBack(request());
        if (detach) {
            return RolloutText.begun(begun, session);
        }
        RolloutView view = new Following(client, session).follow(begun.id(), held);
        RolloutText.ended(view, session);
        return Ending.of(view.summary()).exitCode(Ending.ROLLED_BACK);
    }

    private RollbackRequest request() {
        return new RollbackRequest(
                reason.reason().reason(),
                snapshot,
                noHealthCheck ? Boolean.FALSE : null,
                synthetic == null ? null : Math.toIntExact(synthetic.toSeconds()));
    }
}
