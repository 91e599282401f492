package dev.ark.cli.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.CommandRun;
import dev.ark.cli.CoreCommandTest;
import dev.ark.contract.http.RulesetView;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.local.SealedManifest;
import dev.ark.graveyard.manifest.ReleasedManifest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulesTest extends CoreCommandTest {
    private static final SealedManifest RELEASED = ReleasedManifest.packaged();
    private static final String RULESET = "GET /v1/ruleset";
    private static final String RULE = """
            {"name":"max_position_size","category":"risk_management","severity":"HIGH","effect":"DENY",
             "text":"the position would be too large","limits":{"position_bp":1000},"how_to_satisfy":"a smaller quantity"}""";

    @Test
    void theRulesAreListedWithTheirNumbers() throws IOException {
        core.on(
                "GET /v1/rules",
                200,
                "{\"ruleset\":{\"version\":\"1.0.0\",\"revision\":1,\"sha256\":\"abc\"},\"rules\":[" + RULE + "]}");
        CommandRun run = ark("rules");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsPattern("NUMBER +RULE +CATEGORY +SEVERITY +EFFECT")
                .containsPattern("1 +max_position_size +risk_management +HIGH +DENY")
                .contains("revision 1");
        assertThat(json("rules").at("/rules/0/name").asText()).isEqualTo("max_position_size");
    }

    @Test
    void aRuleIsShownWithItsLimitsAndHowToSatisfyIt() throws IOException {
        core.on("GET /v1/rules/max_position_size", 200, RULE);
        assertThat(ark("rules", "show", "max_position_size").out())
                .contains("the position would be too large", "a smaller quantity")
                .containsPattern("position_bp +1000");
        assertThat(json("rules", "show", "max_position_size")
                        .at("/limits/position_bp")
                        .asInt())
                .isEqualTo(1000);
        assertThat(ark("rules", "show", "be_nice").exitCode()).isEqualTo(1);
    }

    @Test
    void whatIsServedIsVerified() throws IOException {
        core.on(RULESET, 200, served(RELEASED.manifest(), RELEASED.signature(), "0444"));
        CommandRun run = ark("rules", "verify");
        assertThat(run.exitCode()).as(run.out()).isZero();
        assertThat(run.out()).contains("verified: the rules are the released ones", ReleasedManifest.SHA256);
        assertThat(json("rules", "verify").path("verified").asBoolean()).isTrue();
    }

    @Test
    void aServiceIsNotBelieved() throws IOException {
        String edited = RELEASED.manifest().replace("\"position_bp\":1000", "\"position_bp\":9000");
        core.on(RULESET, 200, served(edited, RELEASED.signature(), "0444"));
        assertThat(failed("rules", "verify"))
                .contains("SHA-256", "signature", "manifest")
                .doesNotContain("file mode");
        core.on(RULESET, 200, served(RELEASED.manifest(), "AAAA", "0444"));
        assertThat(failed("rules", "verify")).containsExactly("signature", "manifest");
        core.on(RULESET, 200, served(RELEASED.manifest(), RELEASED.signature(), "0664"));
        assertThat(failed("rules", "verify")).containsExactly("file mode", "manifest");
    }

    @Test
    void aServiceThatRefusesItsRulesSaysWhy() throws IOException {
        RulesetView refused = new RulesetView(
                false, "the file is gone", "unknown", 0, "", "", "", "0000", null, null, Map.of(), "", null);
        core.on(RULESET, 200, ArkJson.mapper().writeValueAsString(refused));
        CommandRun run = ark("rules", "verify");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("not verified", "the file is gone");
    }

    @Test
    void filesAreVerifiedOffline() throws IOException {
        RulesetFiles files = new RulesetFiles(home.resolve("ruleset"));
        files.write(RELEASED.manifest(), RELEASED.signature());
        String directory = files.directory().toString();
        assertThat(CommandRun.of("rules", "verify", "--directory", directory).exitCode())
                .isZero();
        Files.setPosixFilePermissions(files.manifest(), PosixFilePermissions.fromString("rw-r--r--"));
        CommandRun writable = CommandRun.of("rules", "verify", "--directory", directory);
        assertThat(writable.exitCode()).isEqualTo(1);
        assertThat(writable.out()).contains("0644");
        Files.delete(files.signature());
        assertThat(CommandRun.of("rules", "verify", "--directory", directory).exitCode())
                .isEqualTo(1);
        assertThat(core.requests()).isEmpty();
    }

    private List<String> failed(String... arguments) throws JsonProcessingException {
        List<String> failed = new ArrayList<>();
        for (JsonNode check : json(arguments).path("checks")) {
            if (!check.path("passed").asBoolean()) {
                failed.add(check.path("name").asText());
            }
        }
        return failed;
    }

    private static String served(String manifest, String signature, String mode) throws JsonProcessingException {
        RulesetView view = new RulesetView(
                true,
                null,
                "1.0.0",
                1,
                ReleasedManifest.SHA256,
                signature.strip(),
                ReleasedManifest.PINS.key().id(),
                mode,
                Instant.EPOCH,
                null,
                Map.of("deploy", "config_change"),
                manifest,
                new RulesetView.KnownAnswers(200, 200));
        return ArkJson.mapper().writeValueAsString(view);
    }

    private JsonNode json(String... arguments) throws JsonProcessingException {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("-o", "json"));
        return ArkJson.mapper().readTree(ark(line.toArray(String[]::new)).out());
    }
}
