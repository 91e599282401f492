package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
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

    private static ValidatableResponse quarantine(String agent) {
        return command("/v1/agents/" + agent + "/quarantine");
    }

    private static ValidatableResponse restore(String agent) {
        return command("/v1/agents/" + agent + "/restore");
    }
}
