package dev.ark.cli.local;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import java.io.IOException;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "delete", description = "Delete a release, unless a slot runs it or a rollback would go back to it.")
public final class DeleteRelease extends ArkCommand {
    @Parameters(paramLabel = "VERSION", description = "The release.")
    String version;

    @Override
    protected int run(Session session) throws IOException {
        new ReleaseText(session).find(version);
        try (HomeLock _ = HomeLock.acquire(session.layout())) {
            if (Started.inUse(session.layout()).contains(version)) {
                throw new Failure(version + " is in use, or what a rollback goes back to, and is kept");
            }
            new Releases(session.layout(), Clock.systemUTC()).delete(version);
        }
        if (session.output().json()) {
            session.output().document(Map.of("deleted", version));
        } else {
            session.output().line("deleted " + version);
        }
        return ExitCode.OK;
    }
}
