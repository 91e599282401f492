package dev.ark.cli.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.CommandRun;
import dev.ark.cli.Failure;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.StableRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseCommandTest {
    private static final Instant NOW = Instant.parse("2026-01-31T14:30:00Z");

    @TempDir
    Path directory;

    private LocalLayout layout;

    @BeforeEach
    void makeTwo() throws IOException {
        layout = new LocalLayout(directory.resolve("home"), 0);
        Home.prepare(layout);
        CurrentBuild build = CurrentBuild.of(new FakeCheckout(directory.resolve("checkout")).build("one"));
        Map<String, String> errors = Map.of("ARK_CHAOS_ERROR_RATE", "0.05");
        for (String version : List.of("v1.0.0", "v1.0.1")) {
            Instant at = version.equals("v1.0.0") ? NOW : NOW.plusSeconds(1);
            new Releases(layout, Clock.fixed(at, ZoneOffset.UTC))
                    .install(
                            build.named(version, version.equals("v1.0.1") ? errors : Map.of(), at),
                            build.content(Optional.empty()));
        }
        StableRecord.first("v1.0.0").write(layout);
    }

    @Test
    void theListIsTheNewestFirstAndSaysWhatStableIsToRun() throws IOException {
        assertThat(release("list").out().lines())
                .hasSize(3)
                .anyMatch(line -> line.matches("v1\\.0\\.1 +- +2026-01-31T14:30:01Z .* 2 to 9 .*1 setting"))
                .anyMatch(line -> line.matches("v1\\.0\\.0 +stable +2026-01-31T14:30:00Z .*"));
        JsonNode list = ArkJson.mapper().readTree(release("list", "-o", "json").out());
        assertThat(list.path("stable").asText()).isEqualTo("v1.0.0");
        assertThat(list.path("releases").findValuesAsText("version")).containsExactly("v1.0.1", "v1.0.0");
    }

    @Test
    void oneIsShownWithItsSettings() {
        assertThat(release("show", "v1.0.1").out())
                .contains("schema    2 to 9", "setting   ARK_CHAOS_ERROR_RATE=0.05", "overlay   none of its own");
        CommandRun none = release("show", "v9");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).contains("there is no release v9");
        assertThat(release("show", "../v1.0.1").exitCode()).isEqualTo(1);
    }

    @Test
    void oneThatNobodyNeedsIsDeletedAndWhatStableRunsIsKept() {
        assertThat(release("delete", "v1.0.0").err()).contains("is in use");
        assertThat(release("delete", "v1.0.1").out()).contains("deleted v1.0.1");
        assertThat(layout.release("v1.0.1")).doesNotExist();
        assertThat(layout.application("v1.0.0", LocalLayout.CORE)).exists();
    }

    @Test
    void aVersionThatIsNoLabelOrASettingThatIsNoReleasesIsWrongUsage() {
        assertThat(release("create", "v1+2").exitCode()).isEqualTo(2);
        assertThat(release("create", "v2", "--keep", "0").exitCode()).isEqualTo(2);
        assertThat(release("create", "v2", "--set", "PATH=/bin").exitCode()).isEqualTo(2);
        assertThat(release("create").exitCode()).isEqualTo(2);
    }

    @Test
    void settingsAreOfTheServicesAndNameNoSecretsOrPlaces() {
        assertThat(ReleaseSettings.of(List.of("ARK_CORE_COMMIT_WINDOW=2ms", "ARK_LOG_LEVEL=", "ARK_CHAOS_X=a=b")))
                .containsExactly(
                        Map.entry("ARK_CHAOS_X", "a=b"),
                        Map.entry("ARK_CORE_COMMIT_WINDOW", "2ms"),
                        Map.entry("ARK_LOG_LEVEL", ""));
        for (String refused : List.of(
                "ARK_CORE_STATE_PATH=/x",
                "ARK_CORE_CHECKPOINT_KEY_FILE=/x",
                "ARK_CORE_CHECKPOINT_DIRECTORY=/x",
                "ARK_CORE_GRAVEYARD_URL=http://x",
                "ARK_WATCHDOG_WEBHOOK_SECRET=x",
                "ARK_GRAVEYARD_OVERLAY_FILE=/x",
                "ARK_REDIS_URL=x",
                "ARK_SERVICE_TOKEN_FILE=x",
                "ARK_VERSION=x",
                "JAVA_TOOL_OPTIONS=x",
                "ARK_CORE_X",
                "ARK_CORE_X=a\nb")) {
            assertThatThrownBy(() -> ReleaseSettings.of(List.of(refused)))
                    .as(refused)
                    .isInstanceOf(Failure.class);
        }
        assertThatThrownBy(() -> ReleaseSettings.of(List.of("ARK_CORE_X=1", "ARK_CORE_X=1")))
                .hasMessageContaining("twice");
        assertThatThrownBy(() -> ReleaseSettings.of(List.of("ARK_CORE_API_TOKEN=s3cret")))
                .hasMessageNotContaining("s3cret");
    }

    private CommandRun release(String... arguments) {
        List<String> words = new ArrayList<>(List.of("release"));
        words.addAll(List.of(arguments));
        words.addAll(List.of("--home", layout.home().toString()));
        return CommandRun.of(words.toArray(String[]::new));
    }
}
