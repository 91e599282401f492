package dev.ark.cli.config;

import dev.ark.cli.CommandGroup;
import picocli.CommandLine.Command;

@Command(name = "config", description = "Check how ARK is configured.", subcommands = ConfigValidate.class)
public final class ConfigCommand extends CommandGroup {}
