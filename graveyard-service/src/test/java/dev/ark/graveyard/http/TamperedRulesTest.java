package dev.ark.graveyard.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.local.RulesetFiles;
import dev.ark.contract.signature.ManifestSignature;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.serving.ReleasedRules;
import dev.ark.graveyard.serving.Tampering;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import dev.ark.testkit.Identities;
import dev.ark.testkit.RedisServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The whole service, while somebody tampers with its files. */
@QuarkusTest
@WithTestResource(Identities.class)
@WithTestResource(RedisServers.class)
@WithTestResource(ReleasedRules.class)
class TamperedRulesTest {
    private static final Duration DEADLINE = Duration.ofSeconds(30);

    RulesetFiles files;

    @AfterEach
    void recover() throws IOException {
        ReleasedRules.layOut(files);
        await(200);
    }

    @ParameterizedTest
    @EnumSource
    void itDeniesEverythingIsNotReadyAndServesAgainOnceItIsUndone(Tampering tampering) throws IOException {
        tampering.apply(files);
        await(503);
        evaluated()
                .body("ruleset.version", equalTo("unknown"))
                .body("groups[0][0].outcome", equalTo("denied"))
                .body("groups[0][0].violations.rule", contains("RULESET_UNVERIFIED"));
        assertThat(drift()).isEqualTo("1.0");
        as(Roles.VIEWER)
                .get("/q/health/ready")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'ruleset' }.data.reason", containsString(tampering.reason()));
        JsonPath view = ruleset();
        assertThat(view.getBoolean("verified")).isFalse();
        assertThat(view.getString("reason")).contains(tampering.reason());
        assertThat(view.getString("sha256")).isEqualTo(CanonicalJson.sha256(view.getString("manifest")));
        as(Roles.VIEWER).get("/v1/rules").then().statusCode(503).body("code", equalTo("UNAVAILABLE"));

        ReleasedRules.layOut(files);
        await(200);
        evaluated().body("groups[0][0].outcome", equalTo("approved"));
        assertThat(drift()).isEqualTo("0.0");
    }

    @Test
    void whatIsServedCanBeProved() {
        JsonPath view = ruleset();
        assertThat(view.getBoolean("verified")).isTrue();
        assertThat(view.getString("version")).isEqualTo("1.0.0");
        assertThat(view.getInt("revision")).isEqualTo(1);
        assertThat(view.getString("file_mode")).isEqualTo("0444");
        assertThat(view.getString("verified_at")).isNotBlank();
        assertThat(view.getMap("action_types")).isEqualTo(Map.of("deploy", "config_change"));
        assertThat(view.getInt("known_answers.cases"))
                .isGreaterThanOrEqualTo(120)
                .isEqualTo(view.getInt("known_answers.passed"));
        String manifest = view.getString("manifest");
        assertThat(CanonicalJson.sha256(manifest))
                .isEqualTo(view.getString("sha256"))
                .isEqualTo(ReleasedManifest.SHA256);
        assertThat(view.getString("key_id"))
                .isEqualTo(ReleasedManifest.PINS.key().id());
        assertThat(ManifestSignature.isGenuine(
                        manifest.getBytes(StandardCharsets.UTF_8),
                        view.getString("signature"),
                        ReleasedManifest.PINS.key()))
                .isTrue();
    }

    private static void await(int status) {
        Awaitility.await().atMost(DEADLINE).until(() -> given().get("/readyz").statusCode() == status);
    }

    private static ValidatableResponse evaluated() throws JsonProcessingException {
        var item = World.asked(Proposed.buy("1").now());
        var request = new EvaluationRequest(List.of(new Group(World.ordinary().facts(), List.of(item))));
        return as(Roles.SERVICE)
                .contentType(ContentType.JSON)
                .body(ArkJson.mapper().writeValueAsString(request))
                .post("/v1/evaluations")
                .then()
                .statusCode(200);
    }

    private static JsonPath ruleset() {
        return as(Roles.SERVICE)
                .get("/v1/ruleset")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static String drift() {
        return as(Roles.METRICS)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .filter(line -> line.startsWith("ark_ethics_drift{"))
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .findFirst()
                .orElseThrow();
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + Identities.token("somebody", role));
    }
}
