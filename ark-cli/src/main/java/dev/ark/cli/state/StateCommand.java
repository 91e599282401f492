package dev.ark.cli.state;

import dev.ark.cli.CommandGroup;
import picocli.CommandLine.Command;

@Command(
        name = "state",
        description = "Read and write an agent's versioned state, as the agent.",
        subcommands = {StateGet.class, StateSet.class, StateHistory.class, StateRollback.class})
public final class StateCommand extends CommandGroup {}
