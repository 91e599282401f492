package dev.ark.cli.rollout;

import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.contract.rollout.RolloutList;
import java.util.List;
import picocli.CommandLine.Command;

@Command(
        name = "abort",
        description = {
            "Give the rollout up: all traffic goes to stable at once, and the rollback follows.",
            "Does nothing, and exits 0, when nothing is in progress."
        })
public final class Abort extends RolloutVerb {
    @Override
    String verb() {
        return "abort";
    }

    @Override
    int nothing(Session session) {
        if (session.output().json()) {
            session.output().document(new RolloutList(List.of()));
        } else {
            session.output().line("nothing is in progress, so there is nothing to abort");
        }
        return ExitCode.OK;
    }
}
