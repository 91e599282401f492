package dev.ark.core.http;

import static dev.ark.contract.identity.Roles.AGENT;
import static dev.ark.contract.identity.Roles.BROKER;
import static dev.ark.contract.identity.Roles.METRICS;
import static dev.ark.contract.identity.Roles.OPERATOR;
import static dev.ark.contract.identity.Roles.SERVICE;
import static dev.ark.contract.identity.Roles.TRUTH_KEEPER;
import static dev.ark.contract.identity.Roles.VALIDATOR;
import static dev.ark.contract.identity.Roles.VIEWER;
import static io.restassured.RestAssured.given;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import dev.ark.testkit.AccessTable;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may do what. */
@QuarkusTest
class AccessTest extends CoreTest {
    /** An endpoint that somebody forgot to annotate. */
    @Path("/forgotten")
    public static final class Forgotten {
        @GET
        @Operation(hidden = true)
        public String secret() {
            return "secret";
        }
    }

    @Test
    void everyOperationIsAllowedToTheRolesOfTheTableAlone() {
        AccessTable table = new AccessTable();
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            table.allow(method + " /v1/rules").allow(method + " /v1/rules/{name}");
        }
        for (String path : List.of("", "/{key}", "/{key}/history")) {
            table.allow("GET /v1/agents/{agent}/state" + path, AGENT, OPERATOR, VIEWER)
                    .allow("GET /v1/config" + path, OPERATOR, VIEWER, SERVICE)
                    .allow("GET /v1/truths" + path, AGENT, BROKER, OPERATOR, TRUTH_KEEPER, VIEWER, METRICS, SERVICE);
        }
        table.allow("PUT /v1/agents/{agent}/state/{key}", AGENT)
                .allow("DELETE /v1/agents/{agent}/state/{key}", AGENT)
                .allow("POST /v1/agents/{agent}/state/{key}/rollback", AGENT)
                .allow("POST /v1/txn", AGENT)
                .allow("GET /v1/agents/{agent}/memories", AGENT, OPERATOR, VIEWER)
                .allow("GET /v1/agents/{agent}/memories/{id}", AGENT, OPERATOR, VIEWER)
                .allow("POST /v1/agents/{agent}/memories", AGENT)
                .allow("DELETE /v1/agents/{agent}/memories/{id}", AGENT)
                .allow("PUT /v1/config/{key}", OPERATOR)
                .allow("DELETE /v1/config/{key}", OPERATOR)
                .allow("PUT /v1/truths/{key}", TRUTH_KEEPER)
                .allow("DELETE /v1/truths/{key}", TRUTH_KEEPER)
                .allow("GET /v1/session-log", AGENT, OPERATOR, VIEWER)
                .allow("POST /v1/session-log", AGENT);
        table.allow("POST /v1/decisions", AGENT)
                .allow("POST /v1/evaluations", AGENT, SERVICE)
                .allow("POST /v1/decisions:batch", AGENT)
                .allow("POST /v1/evaluations:batch", AGENT)
                .allow("GET /v1/decisions", AGENT, OPERATOR, VIEWER)
                .allow("POST /v1/rulesets:replay", OPERATOR)
                // The deployer's alone: another service's role does not do.
                .allow("GET /v1/decisions:recorded")
                .allow("GET /v1/rules", AGENT, BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/rules/{name}", AGENT, BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/ruleset/adopted", AGENT, BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/ruleset", AGENT, BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/overlay", AGENT, BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/decisions/{id}", AGENT, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/decisions/{id}/explain", AGENT, OPERATOR, VIEWER, SERVICE)
                .allow("POST /v1/decisions/{id}/approval", OPERATOR)
                .allow("POST /v1/permits/{id}/spend", AGENT)
                .allow("POST /v1/permits/{id}/release", OPERATOR)
                .allow("GET /v1/permits", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/permits/{id}", AGENT, BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("POST /v1/executions", BROKER)
                .allow("PUT /v1/facts/accounts/{id}", BROKER, OPERATOR)
                .allow("PUT /v1/facts/instruments/{symbol}", BROKER, OPERATOR)
                .allow("PUT /v1/facts/marks/{symbol}", BROKER, OPERATOR)
                .allow("GET /v1/facts/accounts/{id}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/facts/instruments/{symbol}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/facts/marks/{symbol}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("PUT /v1/facts/restricted/{symbol}", BROKER, OPERATOR)
                .allow("GET /v1/facts/restricted/{symbol}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("PUT /v1/facts/sources/{id}", BROKER, OPERATOR)
                .allow("GET /v1/facts/sources/{id}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("PUT /v1/facts/intents/{id}", BROKER, OPERATOR)
                .allow("GET /v1/facts/intents/{id}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("PUT /v1/facts/evidence/{id}", BROKER, OPERATOR)
                .allow("GET /v1/facts/evidence/{id}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("PUT /v1/facts/consents/{id}", BROKER, OPERATOR)
                .allow("GET /v1/facts/consents/{id}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("PUT /v1/facts/destinations/{id}", OPERATOR)
                .allow("GET /v1/facts/destinations/{id}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("PUT /v1/facts/snapshots/{id}", OPERATOR)
                .allow("GET /v1/facts/snapshots/{id}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("PUT /v1/facts/directives/{id}", OPERATOR)
                .allow("GET /v1/facts/directives/{id}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("PUT /v1/facts/overrides/{id}", OPERATOR)
                .allow("GET /v1/facts/overrides/{id}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/accounts/{id}", BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/agents", OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/agents/{agent}", AGENT, OPERATOR, VIEWER, SERVICE)
                .allow("PUT /v1/agents/{agent}", OPERATOR, VALIDATOR)
                .allow("POST /v1/agents/{agent}/heartbeat", AGENT)
                .allow("POST /v1/agents/{agent}/quarantine", OPERATOR, SERVICE)
                .allow("POST /v1/agents/{agent}/restore", OPERATOR, VALIDATOR)
                .allow("GET /v1/control", AGENT, BROKER, OPERATOR, VIEWER, SERVICE)
                .allow("POST /v1/halt", OPERATOR, SERVICE)
                .allow("POST /v1/reduce", OPERATOR, SERVICE)
                .allow("POST /v1/resume", OPERATOR)
                .allow("GET /v1/events", OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/events/stream", OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/journal/head", OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/journal/checkpoint", OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/journal/key", OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/journal/proof", OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/journal/export", OPERATOR, VIEWER, SERVICE)
                .allow("POST /v1/snapshots", OPERATOR, SERVICE)
                .allow("GET /v1/snapshots", OPERATOR, VIEWER, SERVICE)
                .allow("GET /v1/snapshots/{id}", OPERATOR, VIEWER, SERVICE)
                .allow("POST /v1/snapshots/{id}:verify", OPERATOR, SERVICE)
                .allow("POST /v1/snapshots/{id}:drill", OPERATOR, SERVICE)
                .allow("POST /v1/snapshots/{id}:restore", OPERATOR, SERVICE)
                .allow("GET /v1/restores/latest", OPERATOR, VIEWER, SERVICE)
                .allow("POST /v1/rollout-steps", SERVICE)
                .allow("GET /v1/rollout-steps", OPERATOR, VIEWER, SERVICE)
                .allow("POST /v1/ruleset:lower", OPERATOR, SERVICE)
                .allow("POST /v1/watchdog/lease", SERVICE)
                .allow("POST /v1/alerts", SERVICE)
                .allow("GET /v1/alerts/journaled", OPERATOR, VIEWER, SERVICE)
                .allow("POST /v1/alerts/{id}/ack", OPERATOR, VALIDATOR)
                .open("GET /healthz")
                .open("GET /readyz")
                .verify();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "agent",
                "broker",
                "operator",
                "truth-keeper",
                "viewer",
                "metrics",
                "service",
                "observer",
                "alertmanager"
            })
    void whatNobodyAnnotatedIsAllowedToNobody(String role) {
        as("somebody", role).get("/forgotten").then().statusCode(403);
    }

    @Test
    void whatNobodyAnnotatedIsNotAnonymous() {
        given().get("/forgotten").then().statusCode(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/metrics", "/q/health", "/q/openapi"})
    void whatIsObservedNeedsARole(String path) {
        given().get(path).then().statusCode(401);
        as("kenny", AGENT).get(path).then().statusCode(403);
        as("bob", BROKER).get(path).then().statusCode(403);
        as("prometheus", METRICS).get(path).then().statusCode(200);
    }

    @Test
    void everyRoleOfTheContractIsInTheTest() {
        org.assertj.core.api.Assertions.assertThat(Roles.ALL)
                .containsExactlyInAnyOrder(
                        "agent",
                        "broker",
                        "operator",
                        "truth-keeper",
                        "viewer",
                        "metrics",
                        "service",
                        "observer",
                        "alertmanager",
                        "validator");
    }
}
