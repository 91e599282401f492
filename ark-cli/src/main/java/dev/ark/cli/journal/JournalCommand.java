package dev.ark.cli.journal;

import dev.ark.cli.CommandGroup;
import picocli.CommandLine.Command;

@Command(
        name = "journal",
        description = "Read the journal, verify it, or take it away.",
        subcommands = {JournalVerify.class, JournalTail.class, JournalExport.class})
public final class JournalCommand extends CommandGroup {}
