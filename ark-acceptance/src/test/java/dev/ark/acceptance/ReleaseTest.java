package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.StableRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Releases beside the one that runs. */
@ExtendWith(Shared.class)
class ReleaseTest {
    private static final String STRICTER =
            "{\"version\":\"stricter\",\"limits\":{\"max_position_size.position_bp\":500}}";
    private static final String VERSION = "v9.9.9";

    private Installation ark;

    @BeforeEach
    void meet(Installation installation) {
        ark = installation;
    }

    @AfterEach
    void delete() {
        ark.run("release", "delete", VERSION);
    }

    @Test
    void aReleaseIsMadeOfTheBuildAndListedAndTheDeployerKnowsIt() throws IOException {
        Path overlay = Files.writeString(ark.layout().home().resolve("stricter.json"), STRICTER);
        String[] create = {
            "release", "create", VERSION, "--set", "ARK_CHAOS_ERROR_RATE=0.05", "--ruleset", overlay.toString()
        };
        assertThat(ark.ok(create)).contains("made " + VERSION);
        assertThat(ark.ok(create)).contains("already there");
        assertThat(ark.run("release", "create", VERSION).err()).contains("never changes");

        JsonNode list = ArkJson.mapper().readTree(ark.ok("release", "list", "-o", "json"));
        String stable = StableRecord.read(ark.layout()).orElseThrow().version();
        assertThat(list.path("stable").asText()).isEqualTo(stable);
        JsonNode made = release(list, VERSION);
        JsonNode running = release(list, stable);
        assertThat(made.path("named").asBoolean()).isTrue();
        assertThat(made.path("build")).isEqualTo(running.path("build"));
        assertThat(made.path("settings").path("ARK_CHAOS_ERROR_RATE").asText()).isEqualTo("0.05");
        assertThat(made.path("schema_max").asInt()).isGreaterThanOrEqualTo(9);
        assertThat(ark.layout().releaseOverlay(VERSION)).hasContent(STRICTER);

        Client deployer = new Client("http://127.0.0.1:" + ark.layout().deployerPort(), ark.token("viewer", "victor"));
        assertThat(release(deployer.get("/v1/releases").body(), VERSION)).isEqualTo(made);
        assertThat(ark.run("release", "delete", stable).err()).contains("in use");
    }

    private static JsonNode release(JsonNode list, String version) {
        for (JsonNode release : list.path("releases")) {
            if (release.path("version").asText().equals(version)) {
                return release;
            }
        }
        throw new AssertionError("no release " + version + " in " + list);
    }
}
