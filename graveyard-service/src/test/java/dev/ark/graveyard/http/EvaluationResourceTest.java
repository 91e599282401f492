package dev.ark.graveyard.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.json.ArkJson;
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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@WithTestResource(Identities.class)
@WithTestResource(RedisServers.class)
@WithTestResource(ReleasedRules.class)
class EvaluationResourceTest {

    @Test
    void eachItemGetsItsVerdictInOrder() throws JsonProcessingException {
        evaluate(ask(
                        Proposed.buy("50").now(),
                        Proposed.buy("250").now(),
                        Proposed.action("teleport").now()))
                .statusCode(200)
                .body("ruleset.sha256", equalTo(ReleasedManifest.SHA256))
                .body("ruleset.revision", equalTo(1))
                .body("groups", hasSize(1))
                .body("groups[0].outcome", contains("approved", "denied", "denied"))
                .body("groups[0][0].rules_checked", hasSize(26))
                .body("groups[0][1].violations.rule", hasItems("max_position_size", "require_hrm_approval"))
                .body("groups[0][1].violations[0].observed", equalTo("0.30"))
                .body("groups[0][2].violations.rule", hasItem("UNKNOWN_ACTION"));
    }

    @Test
    void aBodyThatIsNoRequestIsAProblem() {
        evaluate("{\"groups\":").statusCode(400).body("code", equalTo("MALFORMED_BODY"));
        evaluate("{\"groups\":[],\"lowest_revision\":0,\"more\":1}")
                .statusCode(400)
                .body("code", equalTo("UNKNOWN_FIELD"));
        evaluate("").statusCode(422).body("code", equalTo("INVALID_VALUE"));
    }

    @Test
    void anAgentMayNotAsk() throws JsonProcessingException {
        given().header("Authorization", "Bearer " + Identities.token("kenny", Roles.AGENT))
                .contentType(ContentType.JSON)
                .body(ask(Proposed.buy("1").now()))
                .post("/v1/evaluations")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void evaluationsAreCountedAndTimed() throws JsonProcessingException {
        evaluate(ask(Proposed.buy("250").now(), Proposed.buy("1").now())).statusCode(200);
        String metrics = metrics();
        assertThat(metrics)
                .containsPattern("ark_hrm_denials_total\\{[^}]*rule=\"max_position_size\"")
                .containsPattern("ark_hrm_evaluations_total\\{[^}]*outcome=\"approved\"")
                .contains("deployment=\"stable\"");
        for (String bound : List.of("1.0E-4", "0.001", "0.01", "0.12", "0.15", "0.4")) {
            assertThat(metrics)
                    .containsPattern("ark_hrm_evaluation_duration_seconds_bucket\\{[^}]*le=\"" + bound + "\"");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"watchdog", "deployer"})
    void whatIsNoAgentsProposalIsNotCounted(String service) throws JsonProcessingException {
        evaluate(ask(Proposed.buy("1").now())).statusCode(200);
        List<String> before = evaluationMetrics();
        evaluateAs(service, ask(Proposed.buy("250").now(), Proposed.buy("1").now()))
                .statusCode(200)
                .body("groups[0].outcome", contains("denied", "approved"));
        evaluateAs("watchdog-canary", Roles.OBSERVER, ask(Proposed.buy("250").now()))
                .statusCode(200);
        assertThat(evaluationMetrics()).isNotEmpty().isEqualTo(before);
    }

    private static List<String> evaluationMetrics() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("ark_hrm_") && !line.contains("_max"))
                .toList();
    }

    private static String metrics() {
        return given().header("Authorization", "Bearer " + Identities.token("prometheus", Roles.METRICS))
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    private static String ask(Proposal... proposals) throws JsonProcessingException {
        var items = Arrays.stream(proposals).map(World::asked).toList();
        return ArkJson.mapper()
                .writeValueAsString(
                        new EvaluationRequest(List.of(new Group(World.ordinary().facts(), items))));
    }

    private static ValidatableResponse evaluate(String body) {
        return evaluateAs("core", body);
    }

    private static ValidatableResponse evaluateAs(String service, String body) {
        return evaluateAs(service, Roles.SERVICE, body);
    }

    private static ValidatableResponse evaluateAs(String caller, String role, String body) {
        return given().header("Authorization", "Bearer " + Identities.token(caller, role))
                .contentType(ContentType.JSON)
                .body(body)
                .post("/v1/evaluations")
                .then();
    }
}
