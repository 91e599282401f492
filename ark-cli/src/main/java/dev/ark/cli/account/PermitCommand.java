package dev.ark.cli.account;

import dev.ark.cli.CommandGroup;
import picocli.CommandLine.Command;

@Command(name = "permit", description = "Do something about one permit.", subcommands = ReleasePermit.class)
public final class PermitCommand extends CommandGroup {}
