package dev.ark.deployer.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import dev.ark.contract.identity.Roles;
import dev.ark.testkit.Identities;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(value = Identities.class, restrictToAnnotatedClass = false)
class DeployerApiTest {
    @Test
    void theSlotsAreToldWithTheirWeights() {
        as(Roles.VIEWER)
                .get("/v1/slots")
                .then()
                .statusCode(200)
                .body("edge", startsWith("http://127.0.0.1:"))
                .body("serving", equalTo(true))
                .body("slots[0].slot", equalTo("stable"))
                .body("slots[0].weight", equalTo(100))
                .body("slots[0].processes", empty())
                .body("slots[1].slot", equalTo("canary"))
                .body("slots[1].weight", equalTo(0));
    }

    @Test
    void itIsReadyWhenTheEdgeListensAndNothingElseIsToRun() {
        given().get("/readyz").then().statusCode(200);
    }

    @Test
    void theEdgeListensAndAnswersForAStableCoreThatIsNotThere() {
        String edge = as(Roles.VIEWER).get("/v1/slots").path("edge");
        given().baseUri(edge)
                .get("/v1/journal/head")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .body("code", equalTo("UNAVAILABLE"));
        assertThat(as(Roles.METRICS).accept(ContentType.TEXT).get("/q/metrics").asString())
                .contains("ark_edge_requests_total{")
                .contains("ark_edge_connect_failures_total{")
                .contains("ark_observation_sample_age_seconds{")
                .contains("status_class=\"5xx\"")
                .contains("deployment=\"stable\"");
    }

    @Test
    void aRunThatCannotBeMadeIsRefused() {
        asOperator("{\"duration_seconds\":0}").then().statusCode(422).body("code", equalTo("INVALID_VALUE"));
        asOperator("{\"hz\":1000}").then().statusCode(422).body("detail", containsString("hz"));
        asOperator("{\"hz\":\"NaN\"}").then().statusCode(422);
        asOperator("{\"speed\":1}").then().statusCode(400).body("code", equalTo("UNKNOWN_FIELD"));
        asOperator("").then().statusCode(422);
    }

    @Test
    void aRunWithoutItsTokensIsRefusedAndSaysWhich() {
        asOperator("{\"duration_seconds\":1}")
                .then()
                .statusCode(503)
                .body("detail", containsString("synthetic-agent.token"));
    }

    @Test
    void aValidationOfWhatIsNoCategoryIsRefused() {
        validate("{\"category\":\"looks\"}")
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_VALUE"))
                .body("detail", containsString("category"));
        validate("").then().statusCode(422);
    }

    @Test
    void aValidationWithoutItsTokensIsRefusedAndSaysWhich() {
        validate("{}").then().statusCode(503).body("detail", containsString("validation-agent.token"));
        as(Roles.VIEWER).get("/v1/validations").then().statusCode(200).body("validations", empty());
        as(Roles.VIEWER).get("/v1/synthetic").then().statusCode(200).body("runs", empty());
        as(Roles.VIEWER).get("/v1/validations/val-0").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    private static io.restassured.response.Response validate(String body) {
        return as(Roles.OPERATOR).contentType(ContentType.JSON).body(body).post("/v1/validations");
    }

    @Test
    void aRunThatNeverWasIsNotFound() {
        as(Roles.VIEWER).get("/v1/synthetic/syn-0").then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    private static io.restassured.response.Response asOperator(String body) {
        return as(Roles.OPERATOR).contentType(ContentType.JSON).body(body).post("/v1/synthetic");
    }

    private static RequestSpecification as(String role) {
        return given().header("Authorization", "Bearer " + Identities.token("somebody", role));
    }
}
