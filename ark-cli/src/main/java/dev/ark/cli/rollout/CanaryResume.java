package dev.ark.cli.rollout;

import picocli.CommandLine.Command;

@Command(name = "resume", description = "Let a rollout that is held or paused go on where it was.")
public final class CanaryResume extends RolloutVerb {
    @Override
    String verb() {
        return "resume";
    }
}
