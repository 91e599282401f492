package dev.ark.graveyard.http;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.ArkJson;
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
import io.restassured.specification.RequestSpecification;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A service that is asked by a core which newer rules have decided for. It runs alone: what it learns it does not forget. */
@QuarkusTest
@TestProfile(OlderRulesTest.Alone.class)
@WithTestResource(Identities.class)
@WithTestResource(RedisServers.class)
@WithTestResource(ReleasedRules.class)
class OlderRulesTest {
    public static final class Alone implements QuarkusTestProfile {}

    @Test
    void onceNewerRulesHaveDecidedTheseNeverDoAgain() throws JsonProcessingException {
        decide(1).body("groups[0][0].outcome", equalTo("approved"));
        decide(2).body("groups[0][0].violations.rule", contains("RULESET_UNVERIFIED"));
        decide(0).body("groups[0][0].violations.rule", contains("RULESET_UNVERIFIED"));
        given().get("/readyz").then().statusCode(503);
        as(Roles.VIEWER)
                .get("/v1/ruleset")
                .then()
                .statusCode(200)
                .body("verified", equalTo(false))
                .body("reason", containsString("revision 2 has decided already"));
    }

    private static ValidatableResponse decide(long lowestRevision) throws JsonProcessingException {
        var item = World.asked(Proposed.buy("1").now());
        var request =
                new EvaluationRequest(List.of(new Group(World.ordinary().facts(), List.of(item))), lowestRevision);
        return as(Roles.SERVICE)
                .contentType(ContentType.JSON)
                .body(ArkJson.mapper().writeValueAsString(request))
                .post("/v1/evaluations")
                .then()
                .statusCode(200);
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + Identities.token("somebody", role));
    }
}
