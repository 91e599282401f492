package dev.ark.cli.snapshot;

import dev.ark.cli.CommandGroup;
import picocli.CommandLine.Command;

@Command(
        name = "snapshot",
        description = "Copy the whole state while it is at work, verify copies, and put one back.",
        subcommands = {
            SnapshotCreate.class,
            SnapshotList.class,
            SnapshotShow.class,
            SnapshotVerify.class,
            SnapshotDrill.class,
            SnapshotRestore.class,
            SnapshotReport.class
        })
public final class SnapshotCommand extends CommandGroup {}
