package dev.ark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.cli.Failure;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.SealedManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T14:30:00Z");
    private static final List<String> MODULES =
            List.of("graveyard-service", "mutable-core-service", "watchdog-service", "deployer-service");

    private static final SealedManifest RULES = new SealedManifest("{}", "a signature", 0);

    @TempDir
    Path directory;

    @Test
    void theVersionFollowsTheContentOfTheBuild() throws IOException {
        Build build = build("one");
        String version = build.version("v1.0.0");
        assertThat(version).matches("v1\\.0\\.0-[0-9a-f]{8}").isEqualTo(build.version("v1.0.0"));
        Path jar = directory.resolve("checkout/watchdog-service/target/quarkus-app/app/x.jar");
        Files.writeString(jar, "two");
        assertThat(build.version("v1.0.0")).isNotEqualTo(version);
    }

    @Test
    void aBuildThatIsNotCompleteIsRefused() throws IOException {
        Build build = build("one");
        Files.delete(directory.resolve("checkout/watchdog-service/target/quarkus-app/quarkus-run.jar"));
        assertThatThrownBy(build::applications)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("watchdog-service is not built");
    }

    @Test
    void aReleaseIsACopyThatALaterBuildDoesNotChange() throws IOException {
        LocalLayout layout = layout();
        new Releases(layout, at(0)).install("v1", build("one").applications(), RULES);
        new Releases(layout, at(1)).install("v2", build("two").applications(), RULES);
        for (String process : List.of("graveyard", "core", "watchdog", "deployer")) {
            assertThat(layout.application("v1", process)).exists();
            assertThat(layout.release("v1").resolve(process).resolve("app/x.jar"))
                    .hasContent("one");
            assertThat(layout.release("v2").resolve(process).resolve("app/x.jar"))
                    .hasContent("two");
        }
    }

    @Test
    void aReleaseHasItsRulesWhichNobodyCanWrite() throws IOException {
        LocalLayout layout = layout();
        new Releases(layout, at(0)).install("v1", build("one").applications(), RULES);
        RulesetFiles rules = layout.ruleset("v1");
        assertThat(rules.read()).isEqualTo(new SealedManifest("{}", "a signature", 0444));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rules.directory())))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void aCopyThatWasInterruptedIsMadeAnew() throws IOException {
        LocalLayout layout = layout();
        Files.createDirectories(layout.release(".next-v1").resolve("core"));
        new Releases(layout, at(0)).install("v1", build("one").applications(), RULES);
        assertThat(layout.application("v1", LocalLayout.CORE)).exists();
        assertThat(layout.release(".next-v1")).doesNotExist();
    }

    @Test
    void theNewestThreeAreKeptAndThoseInUse() throws IOException {
        LocalLayout layout = layout();
        for (int i = 1; i <= 6; i++) {
            new Releases(layout, at(i)).install("v" + i, build("x").applications(), RULES);
        }
        new Releases(layout, at(7)).install("v2", build("x").applications(), RULES);
        new Releases(layout, at(8)).prune(Set.of("v1"));
        assertThat(names(layout)).containsExactlyInAnyOrder("v1", "v2", "v6", "v5");
    }

    private LocalLayout layout() {
        return new LocalLayout(directory.resolve("home"), 0);
    }

    private static Clock at(int hours) {
        return Clock.fixed(NOW.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
    }

    private Build build(String content) throws IOException {
        Path checkout = directory.resolve("checkout");
        for (String module : MODULES) {
            Path application = checkout.resolve(module).resolve("target/quarkus-app");
            Files.createDirectories(application.resolve("app"));
            Files.writeString(application.resolve("quarkus-run.jar"), "run");
            Files.writeString(application.resolve("app/x.jar"), content);
        }
        return new Build(checkout);
    }

    private static List<String> names(LocalLayout layout) throws IOException {
        try (Stream<Path> files = Files.list(layout.release("x").getParent())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
