package dev.ark.cli.rollout;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "promote",
        description = {
            "Make the canary stable now, without waiting for the rest of its stages.",
            "What was held because it was undecided goes on as if it had passed."
        })
public final class Promote extends RolloutVerb {
    @Option(names = "--force", description = "Though a tripwire failed. None is heeded any more in this rollout.")
    boolean force;

    @Override
    String verb() {
        return "promote";
    }

    @Override
    boolean force() {
        return force;
    }
}
