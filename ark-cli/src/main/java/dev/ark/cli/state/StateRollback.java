package dev.ark.cli.state;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.contract.http.Rollback;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "rollback",
        description = "Write an earlier version's value again, as a new version; also of a deleted key.",
        footerHeading = "%nExamples:%n",
        footer = {"  ark state rollback plan --steps 1", "  ark state rollback plan --to-version 3"})
public final class StateRollback extends ArkCommand {
    @Mixin
    StateKey key;

    @ArgGroup(multiplicity = "1")
    Target target;

    /** One of the two. */
    static final class Target {
        @Option(names = "--steps", paramLabel = "N", description = "This many versions back from the latest.")
        Long steps;

        @Option(names = "--to-version", paramLabel = "N", description = "To this version.")
        Long toVersion;
    }

    @Override
    protected int run(Session session) {
        Rollback rollback = new Rollback(target.steps, target.toVersion);
        StateText.print(session.output(), key.client(session).post(key.path() + "/rollback", rollback));
        return ExitCode.OK;
    }
}
