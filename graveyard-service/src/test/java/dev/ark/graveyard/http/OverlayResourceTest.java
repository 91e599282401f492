package dev.ark.graveyard.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.serving.ReleasedRules;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import dev.ark.testkit.Identities;
import dev.ark.testkit.RedisServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Identities.class)
@WithTestResource(RedisServers.class)
@WithTestResource(ReleasedRules.class)
@TestProfile(OverlayResourceTest.NoTesla.class)
class OverlayResourceTest {
    private static final String FILE = "{\"version\":\"1\",\"deny\":[{\"name\":\"no_tesla\","
            + "\"when\":\"symbol == 'TSLA'\",\"message\":\"not Tesla\",\"severity\":\"HIGH\"}]}";

    public static final class NoTesla implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            try {
                Path file = Files.createTempFile("overlay", ".json");
                file.toFile().deleteOnExit();
                Files.writeString(file, FILE);
                return Map.of("ark.graveyard.overlay.file", file.toString());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void whoMayReadTheRulesMayReadTheOverlay() {
        get("/v1/overlay", Roles.AGENT)
                .body("configured", equalTo(true))
                .body("text", equalTo(FILE))
                .body("sha256", equalTo(CanonicalJson.sha256(FILE)))
                .body("since", notNullValue())
                .body("error", nullValue());
    }

    @Test
    void theRulesetAndEveryAnswerTellOfIt() throws JsonProcessingException {
        get("/v1/ruleset", Roles.VIEWER).body("overlay_sha256", equalTo(CanonicalJson.sha256(FILE)));
        var item = World.asked(Proposed.buy("1").with("symbol", "TSLA").now());
        given().header("Authorization", "Bearer " + Identities.token("core", Roles.SERVICE))
                .contentType(ContentType.JSON)
                .body(ArkJson.mapper()
                        .writeValueAsString(new EvaluationRequest(
                                List.of(new Group(World.ordinary().facts(), List.of(item))))))
                .post("/v1/evaluations")
                .then()
                .statusCode(200)
                .body("ruleset.overlay_sha256", equalTo(CanonicalJson.sha256(FILE)))
                .body("groups[0][0].outcome", equalTo("denied"))
                .body("groups[0][0].violations.rule", contains("overlay/no_tesla"));
    }

    @Test
    void itsStateIsMeasured() {
        given().header("Authorization", "Bearer " + Identities.token("prometheus", Roles.METRICS))
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .body(containsString("ark_overlay_error"));
    }

    private static ValidatableResponse get(String path, String role) {
        return given().header("Authorization", "Bearer " + Identities.token("reader", role))
                .get(path)
                .then()
                .statusCode(200);
    }
}
