package dev.ark.cli.local;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.cli.Session;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.Release;
import dev.ark.graveyard.overlay.InvalidOverlayException;
import dev.ark.graveyard.overlay.MergedOverlay;
import dev.ark.graveyard.overlay.Overlay;
import dev.ark.graveyard.rules.Rulebook;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "create",
        description = {
            "Make a release of what the checkout has built. It never changes.",
            "Made again with the same content, nothing is done; with another content it is refused."
        },
        sortOptions = false,
        footerHeading = "%nExample:%n",
        footer = "  ark release create v1.0.1 --set ARK_CORE_DECISION_EVALUATION_TIMEOUT=200ms")
public final class CreateRelease extends ArkCommand {
    private final Clock clock = Clock.systemUTC();

    @Parameters(paramLabel = "VERSION", description = "Its name, such as v1.0.1.")
    String version;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            description = "An environment variable for its services, over the installation's; may be given again.")
    List<String> settings = List.of();

    @Option(
            names = "--ruleset",
            paramLabel = "FILE",
            description = "An overlay, which denies more than the 26 rules and holds beside the installation's own.")
    @Nullable
    Path overlay;

    @Option(
            names = "--keep",
            paramLabel = "N",
            defaultValue = "10",
            description = "How many releases are kept, beside those in use; 10 if not given.")
    int keep;

    @Override
    protected int run(Session session) throws IOException {
        if (!Release.isVersion(version)) {
            throw usage(
                    "a version is 1 to 63 letters, digits, dots, hyphens and underscores, and begins and ends with a letter or a digit");
        }
        if (keep < 1) {
            throw usage("at least one release is kept");
        }
        Map<String, String> variables = ReleaseSettings.of(settings);
        CurrentBuild build = CurrentBuild.of(session.surroundings(), "ark release create");
        Optional<String> text = overlay == null
                ? Optional.empty()
                : Optional.of(
                        checkedOverlay(overlay, session.layout(), build.rules().rulebook()));
        Home.prepare(session.layout());
        try (HomeLock _ = HomeLock.acquire(session.layout())) {
            Releases releases = new Releases(session.layout(), clock);
            boolean made = releases.install(build.named(version, variables, clock.instant()), build.content(text));
            List<String> deleted = releases.prune(keep, Started.inUse(session.layout(), version));
            tell(session, made, deleted);
        }
        return ExitCode.OK;
    }

    private void tell(Session session, boolean made, List<String> deleted) {
        deleted.forEach(
                one -> session.output().progress("ark: deleted the release " + one + ": " + keep + " are kept"));
        ReleaseText text = new ReleaseText(session);
        Release release = text.find(version);
        if (session.output().json()) {
            session.output().document(release);
            return;
        }
        session.output()
                .line((made ? "made " : "already there, and the same: ") + version + ", of build "
                        + ReleaseText.build(release));
    }

    private static String checkedOverlay(Path file, LocalLayout layout, Rulebook rulebook) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        try {
            Overlay.read(bytes, rulebook);
        } catch (InvalidOverlayException e) {
            throw new Failure(file + " is no overlay: " + e.getMessage());
        }
        if (Files.exists(layout.overlay())) {
            refuseClash(file, bytes, Files.readAllBytes(layout.overlay()), rulebook);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** What cannot hold beside the installation's own overlay as it is now would deny everything. */
    private static void refuseClash(Path file, byte[] bytes, byte[] installed, Rulebook rulebook) {
        try {
            Overlay.read(installed, rulebook);
        } catch (InvalidOverlayException e) {
            return;
        }
        try {
            Overlay.read(MergedOverlay.of(installed, bytes), rulebook);
        } catch (InvalidOverlayException e) {
            throw new Failure(file + " cannot hold beside the installation's own overlay: " + e.getMessage());
        }
    }
}
