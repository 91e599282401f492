package dev.ark.cli.journal;

import dev.ark.cli.CommandGroup;
import picocli.CommandLine.Command;

@Command(
        name = "journal",
        description = "Read the journal, or verify it.",
        subcommands = {JournalVerify.class, JournalTail.class})
public final class JournalCommand extends CommandGroup {}
