package dev.ark.cli.local;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import java.io.IOException;
import java.time.Clock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "status",
        description = "Show the processes, the trading state and the agents. Exits 0 when everything is ready, else 1.")
public final class Status extends ArkCommand {
    private static final long REFRESH_MILLIS = 1_000;

    private final Clock clock = Clock.systemUTC();

    @Option(
            names = {"-w", "--watch"},
            description = "Show it again every second, until interrupted.")
    boolean watch;

    @Override
    protected int run(Session session) throws IOException, InterruptedException {
        StatusReport report = StatusReport.of(session, clock);
        report.print(session.output());
        while (watch) {
            Thread.sleep(REFRESH_MILLIS);
            report = StatusReport.of(session, clock);
            session.output().clearScreen();
            report.print(session.output());
            session.output().flush();
        }
        return report.ready() ? ExitCode.OK : ExitCode.FAILED;
    }
}
