package dev.ark.cli.rollout;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.cli.control.ReasonOption;
import dev.ark.contract.rollout.CommandRequest;
import dev.ark.contract.rollout.RolloutSummary;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A command to a rollout: the one in progress, unless another is named. */
abstract class RolloutVerb extends ArkCommand {
    @Mixin
    ReasonOption reason;

    @Option(names = "--id", paramLabel = "ID", description = "Of this rollout; else of the one in progress.")
    String id;

    /** What it is to do, as the API calls it. */
    abstract String verb();

    /** Whether though a tripwire failed. */
    boolean force() {
        return false;
    }

    /** What is said when nothing is in progress. */
    int nothing(Session session) {
        throw new Failure("no rollout is in progress");
    }

    @Override
    protected final int run(Session session) {
        RolloutClient client = new RolloutClient(session);
        Optional<String> rollout = Optional.ofNullable(id)
                .or(() -> client.current().map(view -> view.summary().id()));
        if (rollout.isEmpty()) {
            return nothing(session);
        }
        CommandRequest request = new CommandRequest(reason.reason().reason(), force() ? Boolean.TRUE : null);
        told(client.command(rollout.get(), verb(), request), session);
        return ExitCode.OK;
    }

    private void told(RolloutSummary summary, Session session) {
        if (session.output().json()) {
            session.output().document(summary);
        } else if (summary.over()) {
            session.output().line(summary.id() + " is over already: " + PhaseText.of(summary));
        } else {
            session.output()
                    .line("told " + summary.id() + " to " + verb() + "; '" + session.command() + " rollouts show "
                            + summary.id() + " -w' follows it");
        }
    }
}
