package dev.ark.cli.rollout;

import picocli.CommandLine.Command;

@Command(
        name = "pause",
        description = {
            "Stay at this stage of the rollout, with the weights as they are; the tripwires go on watching.",
            "'ark canary resume' lets it go on."
        })
public final class Pause extends RolloutVerb {
    @Override
    String verb() {
        return "pause";
    }
}
