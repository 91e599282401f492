package dev.ark.cli.identity;

import dev.ark.cli.CommandGroup;
import picocli.CommandLine.Command;

@Command(name = "token", description = "Make bearer tokens.", subcommands = TokenCreate.class)
public final class TokenCommand extends CommandGroup {}
