package dev.ark.cli.rollout;

import picocli.CommandLine.Command;

@Command(name = "hold", description = "Send all traffic to stable, leave the canary as it is, and wait for a person.")
public final class CanaryHold extends RolloutVerb {
    @Override
    String verb() {
        return "hold";
    }
}
