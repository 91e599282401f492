package dev.ark.cli.facts;

import dev.ark.cli.CommandGroup;
import picocli.CommandLine.Command;

@Command(
        name = "facts",
        description = "Tell the core, as a broker, what agents are judged by.",
        subcommands = {FeedAccount.class, FeedInstrument.class, FeedMark.class, PutFact.class})
public final class FactsCommand extends CommandGroup {}
