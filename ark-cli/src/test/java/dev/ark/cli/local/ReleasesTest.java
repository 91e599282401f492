package dev.ark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.cli.Failure;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.ProcessRecord;
import dev.ark.contract.local.Release;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.StableRecord;
import dev.ark.graveyard.manifest.ReleasedManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleasesTest {
    private static final Instant NOW = Instant.parse("2026-01-31T14:30:00Z");

    @TempDir
    Path directory;

    private FakeCheckout checkout;
    private LocalLayout layout;

    @BeforeEach
    void checkOut() {
        checkout = new FakeCheckout(directory.resolve("checkout"));
        layout = new LocalLayout(directory.resolve("home"), 0);
    }

    @Test
    void theVersionFollowsTheContentOfTheBuild() throws IOException {
        String version = CurrentBuild.of(checkout.build("one")).version();
        assertThat(version).matches("v1\\.0\\.0-[0-9a-f]{8}");
        assertThat(CurrentBuild.of(checkout.build("one")).version()).isEqualTo(version);
        assertThat(CurrentBuild.of(checkout.build("two")).version()).isNotEqualTo(version);
    }

    @Test
    void aBuildThatIsNotCompleteIsRefused() throws IOException {
        Build build = checkout.build("one");
        Files.delete(checkout.application("watchdog-service").resolve("quarkus-run.jar"));
        assertThatThrownBy(build::applications)
                .isInstanceOf(Failure.class)
                .hasMessageContaining("watchdog-service is not built");
    }

    @Test
    void aReleaseTellsWhatItIs() throws IOException {
        CurrentBuild build = CurrentBuild.of(checkout.build("one"));
        create(0, "v1.0.1", "one", Map.of("ARK_CHAOS_ERROR_RATE", "0.05"), Optional.empty());
        Release release = new Releases(layout, at(0)).installed().find("v1.0.1").orElseThrow();
        assertThat(release.build()).isEqualTo(build.hash());
        assertThat(release.settings()).containsExactly(Map.entry("ARK_CHAOS_ERROR_RATE", "0.05"));
        assertThat(List.of(release.schemaMin(), release.schemaMax())).containsExactly(2, 9);
        assertThat(release.rulesetSha256()).isEqualTo(ReleasedManifest.SHA256);
        assertThat(release.named()).isTrue();
        assertThat(release.createdAt()).isEqualTo(NOW);
    }

    @Test
    void aBuildThatDoesNotTellItsSchemaIsRefused() throws IOException {
        CurrentBuild build = CurrentBuild.of(checkout.build("one"));
        checkout.tellSchema("min=\n");
        assertThatThrownBy(() -> build.release(NOW)).isInstanceOf(Failure.class);
        Files.delete(checkout.application("mutable-core-service").resolve("app/core.jar"));
        assertThatThrownBy(() -> build.release(NOW)).hasMessageContaining("does not tell its schema");
    }

    @Test
    void aReleaseIsACopyThatALaterBuildDoesNotChangeAndNobodyWritesTo() throws IOException {
        up(0, "one");
        create(1, "v2", "one", Map.of(), Optional.of("{\"version\":\"none\"}"));
        create(2, "v3", "two", Map.of(), Optional.empty());
        for (String process : List.of("graveyard", "core", "watchdog", "deployer")) {
            assertThat(layout.application("v2", process)).exists();
            assertThat(layout.release("v2").resolve(process).resolve("x.txt")).hasContent("one");
            assertThat(layout.release("v3").resolve(process).resolve("x.txt")).hasContent("two");
        }
        try (Stream<Path> files = Files.walk(layout.release("v2"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .as(file.toString())
                        .isEqualTo("r--r--r--");
            }
        }
        assertThat(layout.releaseOverlay("v2")).hasContent("{\"version\":\"none\"}");
        assertThat(layout.releaseOverlay("v3")).doesNotExist();
    }

    @Test
    void releasesOfOneBuildShareItsFiles() throws IOException {
        create(0, "v1", "one", Map.of(), Optional.empty());
        create(1, "v2", "one", Map.of(), Optional.empty());
        assertThat(Files.isSameFile(layout.application("v1", "core"), layout.application("v2", "core")))
                .isTrue();
        new Releases(layout, at(2)).delete("v1");
        assertThat(layout.application("v2", "core")).hasContent("run");
    }

    @Test
    void aReleaseHasItsRulesWhichNobodyCanWrite() throws IOException {
        create(0, "v1", "one", Map.of(), Optional.empty());
        RulesetFiles rules = layout.ruleset("v1");
        assertThat(rules.read()).isEqualTo(ReleasedManifest.packaged());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(rules.directory())))
                .isEqualTo("rwxr-xr-x");
    }

    @Test
    void aReleaseNeverChanges() throws IOException {
        Map<String, String> delay = Map.of("ARK_CHAOS_DECISION_DELAY_MS", "600");
        assertThat(create(0, "v1.0.1", "one", delay, Optional.empty())).isTrue();
        assertThat(create(1, "v1.0.1", "one", delay, Optional.empty())).isFalse();
        assertThat(new Releases(layout, at(1))
                        .installed()
                        .find("v1.0.1")
                        .orElseThrow()
                        .createdAt())
                .isEqualTo(NOW);
        refused(() -> create(2, "v1.0.1", "two", delay, Optional.empty()));
        refused(() -> create(2, "v1.0.1", "one", Map.of(), Optional.empty()));
        refused(() -> create(2, "v1.0.1", "one", delay, Optional.of("{\"version\":\"none\"}")));
        String built = up(3, "one");
        assertThatThrownBy(() -> create(4, built, "one", Map.of(), Optional.empty()))
                .hasMessageContaining("the name of what a checkout has built");
    }

    @Test
    void aCopyThatWasInterruptedIsNoReleaseAndIsMadeAnew() throws IOException {
        Files.createDirectories(layout.release(".next-v1").resolve("core"));
        Files.createDirectories(layout.release("v1").resolve("core"));
        assertThat(new Releases(layout, at(0)).installed().newestFirst()).isEmpty();
        create(0, "v1", "one", Map.of(), Optional.empty());
        assertThat(layout.application("v1", LocalLayout.CORE)).exists();
        assertThat(layout.release(".next-v1")).doesNotExist();
    }

    @Test
    void ofTheBuildsTheThreeUsedLastAreKeptAndThoseInUseAndWhatHasAName() throws IOException {
        String first = up(1, "a");
        String second = up(2, "b");
        create(3, "v1.0.1", "b", Map.of(), Optional.empty());
        List<String> later = List.of(up(4, "c"), up(5, "d"), up(6, "e"));
        up(7, "b");
        new Releases(layout, at(8)).pruneBuilds(Set.of(first));
        assertThat(versions()).containsExactlyInAnyOrder(first, second, "v1.0.1", later.get(1), later.get(2));
    }

    @Test
    void ofTheReleasesTheNewestAreKeptAndThoseInUse() throws IOException {
        for (int i = 1; i <= 5; i++) {
            create(i, "v" + i, "one", Map.of(), Optional.empty());
        }
        String built = up(6, "two");
        assertThat(new Releases(layout, at(7)).prune(2, Set.of("v1"))).containsExactly("v3", "v2");
        assertThat(versions()).containsExactlyInAnyOrder("v5", "v4", "v1", built);
    }

    @Test
    void whatStableIsToRunAndWhatItRanBeforeAreInUse() throws IOException {
        create(1, "v1", "one", Map.of(), Optional.empty());
        create(2, "v2", "one", Map.of(), Optional.empty());
        StableRecord.first("v1").run("gone").run("v2").write(layout);
        assertThat(Started.inUse(layout, "v9")).containsExactlyInAnyOrder("v1", "v2", "v9");
        ProcessRecord.of("core", ProcessHandle.current()).write(layout.processRecord("core"));
        assertThat(Started.inUse(layout)).contains("v1", "v2");
    }

    @Test
    void whatAPersonReleasedGoesOnAndABuildGivesWayToTheNext() throws IOException {
        StartPlan plan = new StartPlan(layout, new Releases(layout, at(0)).installed());
        String first = up(1, "one");
        assertThat(plan.fromNothing(first)).isEqualTo(StableRecord.first(first));
        plan.fromNothing(first).write(layout);
        String second = up(2, "two");
        assertThat(plan.fromNothing(second)).isEqualTo(new StableRecord(second, true, List.of(first)));

        create(3, "v1.0.1", "two", Map.of(), Optional.empty());
        StableRecord released = StableRecord.first(first).run("v1.0.1");
        released.write(layout);
        assertThat(plan.fromNothing(second)).isEqualTo(released);
        assertThat(plan.beside(second)).isEqualTo(released);
        assertThat(plan.newest(second)).isEqualTo("v1.0.1");
        new Releases(layout, at(4)).delete("v1.0.1");
        assertThat(plan.fromNothing(second).version()).isEqualTo(second);
        assertThat(plan.beside(second)).isEqualTo(StableRecord.first(second));
    }

    @Test
    void whatARollbackHasStoppedIsNotStartedByTheWay() throws IOException {
        StartPlan plan = new StartPlan(layout, new Releases(layout, at(0)).installed());
        String first = up(1, "one");
        StableRecord.first(first).stopped().write(layout);
        assertThat(plan.fromNothing(up(2, "two")).running()).isFalse();
    }

    private static void refused(ThrowingCallable creation) {
        assertThatThrownBy(creation).isInstanceOf(Failure.class).hasMessageContaining("never changes");
    }

    private boolean create(
            int hour, String version, String content, Map<String, String> settings, Optional<String> overlay)
            throws IOException {
        CurrentBuild build = CurrentBuild.of(checkout.build(content));
        Clock clock = at(hour);
        return new Releases(layout, clock)
                .install(build.named(version, settings, clock.instant()), build.content(overlay));
    }

    /** What {@code ark up} installs. */
    private String up(int hour, String content) throws IOException {
        CurrentBuild build = CurrentBuild.of(checkout.build(content));
        Clock clock = at(hour);
        new Releases(layout, clock).install(build.release(clock.instant()), build.content(Optional.empty()));
        return build.version();
    }

    private static Clock at(int hours) {
        return Clock.fixed(NOW.plus(Duration.ofHours(hours)), ZoneOffset.UTC);
    }

    private List<String> versions() throws IOException {
        try (Stream<Path> files = Files.list(layout.releases())) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }
}
