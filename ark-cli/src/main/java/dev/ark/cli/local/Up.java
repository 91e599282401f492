package dev.ark.cli.local;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.BuildVersion;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.contract.local.LocalLayout;
import dev.ark.graveyard.manifest.ReleasedManifest;
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
        footer = {"  ark up", "  ark up --home /tmp/second --port-offset 100     a second installation beside the first"
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
        Path checkout = session.surroundings()
                .checkout()
                .orElseThrow(() -> new Failure("'ark up' starts what a checkout has built: run ./ark of one"));
        TakenPorts.refuse(layout, session.surroundings().redisUrl().isEmpty());
        PortOffset.keep(layout);
        Build build = new Build(checkout);
        Releases releases = new Releases(layout, clock);
        // What still runs after a crash of the deployer goes on in its version: a new one comes by a rollout.
        Optional<String> running = Started.serviceVersion(layout);
        String version = running.isPresent() ? running.get() : build.version(BuildVersion.text());
        if (running.isEmpty()) {
            session.output().progress("ark: starting " + version);
            releases.install(version, build.applications(), ReleasedManifest.packaged());
        } else {
            session.output().progress("ark: starting the deployer again, for the " + version + " that runs");
        }
        releases.prune(Started.inUse(layout, version));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        new DeployerLaunch(layout, session.surroundings(), java).start(version);
    }

    /** A new build does not replace what runs by itself. */
    private static void tellOfAnotherBuild(Session session) throws IOException {
        Optional<Path> checkout = session.surroundings().checkout();
        Optional<String> running = Started.serviceVersion(session.layout());
        if (checkout.isEmpty() || running.isEmpty()) {
            return;
        }
        String built = new Build(checkout.get()).version(BuildVersion.text());
        if (!running.get().equals(built)) {
            session.output()
                    .progress("ark: " + running.get() + " runs, and the checkout has built " + built + ": '"
                            + session.command() + " down', then 'up', brings it");
        }
    }
}
