package dev.ark.cli.local;

import dev.ark.cli.CommandGroup;
import picocli.CommandLine.Command;

@Command(
        name = "release",
        description = "Make versions that can be rolled out, and see those that there are.",
        subcommands = {CreateRelease.class, ListReleases.class, ShowRelease.class, DeleteRelease.class})
public final class ReleaseCommand extends CommandGroup {}
