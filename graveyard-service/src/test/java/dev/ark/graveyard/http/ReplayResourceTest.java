package dev.ark.graveyard.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.http.CandidateEvaluation;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.serving.ReleasedRules;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import dev.ark.testkit.Identities;
import dev.ark.testkit.RedisServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(Identities.class)
@WithTestResource(RedisServers.class)
@WithTestResource(ReleasedRules.class)
class ReplayResourceTest {
    private static final String RELEASED = new String(ReleasedManifest.bytes(), StandardCharsets.UTF_8);

    @Test
    void aCandidateJudgesByItsOwnLimits() throws JsonProcessingException {
        String stricter = positions(100);
        replay(stricter)
                .statusCode(200)
                .body("ruleset.sha256", equalTo(CanonicalJson.sha256(stricter)))
                .body("groups[0].outcome", contains("denied"))
                .body("groups[0][0].violations.rule", contains("max_position_size"));
        replay(RELEASED).body("groups[0].outcome", contains("approved"));
        replay(stricter).body("groups[0].outcome", contains("denied"));
    }

    @Test
    void whatIsServedStaysWhatItIs() throws JsonProcessingException {
        replay(positions(1)).statusCode(200);
        given().header("Authorization", "Bearer " + Identities.token("core", Roles.SERVICE))
                .get("/v1/ruleset")
                .then()
                .body("sha256", equalTo(ReleasedManifest.SHA256));
    }

    @Test
    void aCandidateThatIsNoRulesetIsRefusedWithTheReason() throws JsonProcessingException {
        replay("{").statusCode(422).body("detail", startsWith("the candidate is no ruleset: not JSON"));
        replay("{\"revision\":1,\"version\":\"2\"}")
                .statusCode(422)
                .body("detail", startsWith("the candidate is no ruleset: "));
    }

    private static String positions(int basisPoints) throws JsonProcessingException {
        ObjectNode manifest = (ObjectNode) ArkJson.mapper().readTree(RELEASED);
        ((ObjectNode) manifest.path("rules").path("max_position_size")).put("position_bp", basisPoints);
        return CanonicalJson.write(manifest);
    }

    private static ValidatableResponse replay(String manifest) throws JsonProcessingException {
        var group = new Group(
                World.ordinary().facts(), List.of(World.asked(Proposed.buy("50").now())));
        var body = new CandidateEvaluation(manifest, new EvaluationRequest(List.of(group)));
        return given().header("Authorization", "Bearer " + Identities.token("core", Roles.SERVICE))
                .urlEncodingEnabled(false)
                .contentType(ContentType.JSON)
                .body(ArkJson.mapper().writeValueAsString(body))
                .post("/v1/rulesets:replay")
                .then();
    }
}
