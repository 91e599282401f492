package dev.ark.cli.local;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.contract.local.InstalledReleases;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.Release;
import dev.ark.contract.local.StableRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.Optional;
import picocli.CommandLine.Command;

@Command(
        name = "up",
        description = {
            "Start everything on this machine, and return when it is ready.",
            "That is Redis (unless REDIS_URL is set), the deployer with the edge, the graveyard, the core and the watchdog.",
            "A Redis of your own that wants a password: REDIS_PASSWORD_FILE names the file with it, REDIS_USER the user.",
            "Run again, it does nothing, or starts what is missing."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  ark up", "  ark up --home /tmp/second --port-offset 1000    a second installation beside the first"
        })
public final class Up extends ArkCommand {
    private final Clock clock = Clock.systemUTC();

    @Override
    protected int run(Session session) throws IOException, GeneralSecurityException, InterruptedException {
        ExternalRedis.variables(session.surroundings());
        Home.prepare(session.layout());
        Readiness readiness = new Readiness(session.layout());
        boolean started = false;
        try (HomeLock _ = HomeLock.acquire(session.layout())) {
            PortOffset.refuseAnother(session.layout());
            Installation.prepare(session.layout(), clock);
            if (InstalledProcess.running(session.layout(), LocalLayout.DEPLOYER).isEmpty()) {
                start(session);
                started = true;
            }
        }
        if (!started && readiness.missing().isEmpty()) {
            session.output().progress("ark is up already; nothing was done");
            tellOfAnotherBuild(session);
            UpReport.print(session, Started.versions(session.layout()));
            return ExitCode.OK;
        }
        new UntilReady(session.layout(), readiness, session.output()).await();
        UpReport.print(session, Started.versions(session.layout()));
        return ExitCode.OK;
    }

    private void start(Session session) throws IOException {
        LocalLayout layout = session.layout();
        CurrentBuild build = CurrentBuild.of(session.surroundings(), "ark up");
        TakenPorts.refuse(layout, session.surroundings().redisUrl().isEmpty());
        PortOffset.keep(layout);
        Releases releases = new Releases(layout, clock);
        StartPlan plan = new StartPlan(layout, releases.installed());
        // What still runs after a crash of the deployer goes on in its version: a new one comes by a rollout.
        Optional<String> running = Started.serviceVersion(layout);
        if (running.isEmpty()) {
            releases.install(build.release(clock.instant()), build.content(Optional.empty()));
        }
        StableRecord stable = running.isEmpty() ? plan.fromNothing(build.version()) : plan.beside(running.get());
        stable.write(layout);
        String deployer = running.isEmpty() ? build.version() : plan.newest(running.get());
        releases.pruneBuilds(Started.inUse(layout, deployer));
        session.output().progress(announced(stable, running.isPresent(), build));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        new DeployerLaunch(layout, session.surroundings(), java).start(deployer);
    }

    private static String announced(StableRecord stable, boolean runs, CurrentBuild build) {
        String version = stable.version();
        if (!stable.running()) {
            return "ark: starting the deployer alone: a rollback has stopped " + version + " and goes on with it";
        }
        if (runs) {
            return "ark: starting the deployer again, for the " + version + " that runs";
        }
        return version.equals(build.version())
                ? "ark: starting " + version
                : "ark: starting " + version + ", the release of the stable slot; the checkout has built "
                        + build.version();
    }

    /** A new build does not replace what runs by itself. */
    private static void tellOfAnotherBuild(Session session) throws IOException {
        Optional<String> running = Started.serviceVersion(session.layout());
        if (session.surroundings().checkout().isEmpty() || running.isEmpty()) {
            return;
        }
        CurrentBuild build = CurrentBuild.of(session.surroundings(), "ark up");
        Optional<Release> release = new InstalledReleases(session.layout()).find(running.get());
        if (release.map(Release::build).equals(Optional.of(build.hash()))) {
            return;
        }
        boolean named = release.map(Release::named).orElse(false);
        session.output()
                .progress("ark: " + running.get() + " runs, and the checkout has built " + build.version() + ": '"
                        + session.command()
                        + (named
                                ? " release create' makes a release of it, to be rolled out"
                                : " down', then 'up', brings it"));
    }
}
