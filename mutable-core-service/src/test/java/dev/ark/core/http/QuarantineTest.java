package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ark.contract.identity.Roles;
import dev.ark.contract.identity.TrialAgents;
import dev.ark.core.CoreTest;
import dev.ark.core.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** One agent's fence: quarantine and restore. */
@QuarkusTest
class QuarantineTest extends CoreTest {
    @Test
    void aQuarantinedAgentIsDenied() {
        String agent = newAgent();
        quarantine(agent).statusCode(200);
        propose(agent, buy(1)).body("violations.rule", contains("watchdog_monitoring"));
    }

    @Test
    void aRestoredAgentIsDecidedAgain() {
        String agent = newAgent();
        quarantine(agent);
        restore(agent).statusCode(200);
        propose(agent, buy(1)).body("outcome", equalTo("approved"));
    }

    @Test
    void aServiceMayQuarantineAndMayNotRestore() {
        String agent = newAgent();
        command(as("watchdog", Roles.SERVICE), "/v1/agents/" + agent + "/quarantine")
                .statusCode(200);
        command(as("watchdog", Roles.SERVICE), "/v1/agents/" + agent + "/restore")
                .statusCode(403);
    }

    @Test
    void anAgentCannotRestoreItself() {
        String agent = newAgent();
        quarantine(agent);
        command(agent(agent), "/v1/agents/" + agent + "/restore").statusCode(403);
    }

    @Test
    void aValidatorRegistersAndRestoresTrialAgentsForAccountsOfTheirOwnAlone() {
        String agent = newAgent();
        quarantine(agent);
        command(validator(), "/v1/agents/" + agent + "/restore").statusCode(403);
        registerTrial(TrialAgents.VALIDATION, TrialAgents.VALIDATION).statusCode(200);
        registerTrial(TrialAgents.VALIDATION, "somebodys").statusCode(403);
        registerTrial(agent, TrialAgents.VALIDATION).statusCode(403);
        quarantine(TrialAgents.VALIDATION);
        command(validator(), "/v1/agents/" + TrialAgents.VALIDATION + "/restore")
                .statusCode(200);
    }

    private static ValidatableResponse registerTrial(String agent, String account) {
        return validator()
                .body("{\"account\":\"" + account + "\",\"principal\":\"ark\"}")
                .put("/v1/agents/" + agent)
                .then();
    }

    private static RequestSpecification validator() {
        return as("ark-validator", Roles.VALIDATOR);
    }

    @Test
    void anAgentThatStopsIsNotSeenAnyMore() {
        String agent = newAgent();
        heartbeat(agent, "ok");
        as("vera", Roles.VIEWER).get("/v1/agents/" + agent).then().body("last_seen_at", notNullValue());
        heartbeat(agent, "stopped");
        as("vera", Roles.VIEWER).get("/v1/agents/" + agent).then().body("last_seen_at", nullValue());
    }

    private static void heartbeat(String agent, String status) {
        agent(agent)
                .body("{\"status\":\"" + status + "\"}")
                .post("/v1/agents/" + agent + "/heartbeat")
                .then()
                .statusCode(200);
    }

    @Test
    void aPermitOfAQuarantinedAgentCannotBeSpent() {
        String agent = newAgent();
        GivenPermit permit = approved(agent, buy(1));
        quarantine(agent);
        permit.spend().statusCode(409).body("code", equalTo("PERMIT_FENCED"));
    }

    @Test
    void aPermitOfBeforeTheQuarantineCannotBeSpentAfterTheRestore() {
        String agent = newAgent();
        GivenPermit permit = approved(agent, buy(1));
        quarantine(agent);
        restore(agent);
        permit.spend().statusCode(409).body("code", equalTo("PERMIT_FENCED"));
    }

    @Test
    void anotherAgentsQuarantineDoesNotFenceMine() {
        GivenPermit permit = approved(newAgent(), buy(1));
        quarantine(newAgent());
        permit.spend().statusCode(200);
    }

    @Test
    void aSecondQuarantineChangesNothing() {
        String agent = newAgent();
        quarantine(agent);
        long head = head();
        quarantine(agent).statusCode(200);
        assertThat(writtenSince(head)).isEmpty();
    }

    @Test
    void registeringAgainDoesNotEndAQuarantine() {
        String agent = newAgent();
        quarantine(agent);
        register(agent, agent);
        operator().get("/v1/agents/" + agent).then().body("quarantined", equalTo(true));
    }

    @Test
    void whoIsNotQuarantinedCannotBeRestored() {
        restore(newAgent()).statusCode(409).body("code", equalTo("CONFLICT"));
    }

    @Test
    void whoIsNotRegisteredCannotBeQuarantined() {
        long head = head();
        quarantine("nobody-at-all").statusCode(404);
        assertThat(writtenSince(head)).isEmpty();
    }

    @Test
    void epochsOnlyGrow() {
        String agent = newAgent();
        long quarantined = quarantine(agent).extract().jsonPath().getLong("halt_epoch");
        long restored = restore(agent).extract().jsonPath().getLong("halt_epoch");
        assertThat(restored).isGreaterThan(quarantined);
    }

    @Test
    void oneForTheCanaryLeavesTheStableSlotAlone() {
        String agent = newAgent();
        quarantine(agent, "{\"reason\":\"drill\",\"scope\":\"canary\"}").statusCode(200);
        propose(agent, buy(1)).body("outcome", equalTo("approved"));
        operator()
                .get("/v1/agents/" + agent)
                .then()
                .body("quarantined", equalTo(true))
                .body("quarantine_scope", equalTo("canary"))
                .body("quarantine_until", equalTo(null));
    }

    @Test
    void oneWithAnEndEndsByItself() {
        String agent = newAgent();
        quarantine(agent, "{\"reason\":\"drill\",\"until\":\"" + Instant.now().plusMillis(1_500) + "\"}")
                .statusCode(200);
        propose(agent, buy(1)).body("outcome", equalTo("denied"));
        Eventually.holds(
                "the quarantine is over",
                () -> !operator().get("/v1/agents/" + agent).jsonPath().getBoolean("quarantined"));
        propose(agent, sell(1)).body("outcome", equalTo("approved"));
    }

    @Test
    void anAutomaticOneTellsItsEndAndTakesNone() {
        String agent = newAgent();
        quarantine(agent, "{\"reason\":\"drill\",\"automatic\":true,\"until\":\"2099-01-01T00:00:00Z\"}")
                .statusCode(422);
        quarantine(agent, "{\"reason\":\"drill\",\"automatic\":true}").statusCode(200);
        operator().get("/v1/agents/" + agent).then().body("quarantine_until", notNullValue());
    }

    @Test
    void anUnknownScopeAndAnEndInThePastAreRefused() {
        String agent = newAgent();
        quarantine(agent, "{\"reason\":\"drill\",\"scope\":\"moon\"}").statusCode(422);
        quarantine(agent, "{\"reason\":\"drill\",\"until\":\"2020-01-01T00:00:00Z\"}")
                .statusCode(422)
                .body("code", equalTo("INVALID_VALUE"));
    }

    private static ValidatableResponse quarantine(String agent, String body) {
        return operator().body(body).post("/v1/agents/" + agent + "/quarantine").then();
    }

    private static ValidatableResponse quarantine(String agent) {
        return command("/v1/agents/" + agent + "/quarantine");
    }

    private static ValidatableResponse restore(String agent) {
        return command("/v1/agents/" + agent + "/restore");
    }
}
