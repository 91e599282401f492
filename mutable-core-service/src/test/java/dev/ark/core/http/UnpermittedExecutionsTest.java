package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** What brokers did without a permit: it is recorded, it counts, and its agent is stopped. */
@QuarkusTest
class UnpermittedExecutionsTest extends CoreTest {
    @Test
    void anExecutionOfAnUnspentPermitIsRefused() {
        GivenPermit permit = approved(newAgent(), buy(10));
        filled(permit, "o-1", 10).statusCode(409).body("code", equalTo("EXECUTION_WITHOUT_PERMIT"));
    }

    @Test
    void anExecutionOfAnUnspentPermitIsJournaled() {
        GivenPermit permit = approved(newAgent(), buy(10));
        long before = head();
        filled(permit, "o-1", 10);
        assertThat(writtenSince(before)).containsExactly("execution_without_permit", "quarantine");
    }

    @Test
    void itQuarantinesTheAgent() {
        GivenPermit permit = approved(newAgent(), buy(10));
        filled(permit, "o-1", 10);
        operator().get("/v1/agents/" + permit.agent()).then().body("quarantined", equalTo(true));
    }

    @Test
    void itMovesThePositionAllTheSame() {
        GivenPermit permit = approved(newAgent(), sell(10));
        filled(permit, "o-1", 10);
        operator().get("/v1/accounts/" + permit.agent()).then().body("holdings[0].quantity", equalTo("-10"));
    }

    @Test
    void reportedTwiceItMovesThePositionOnce() {
        GivenPermit permit = approved(newAgent(), buy(10));
        filled(permit, "o-1", 10);
        filled(permit, "o-1", 10).statusCode(409);
        operator().get("/v1/accounts/" + permit.agent()).then().body("holdings[0].quantity", equalTo("10"));
    }

    @Test
    void aSecondOrderOnOnePermitIsRefused() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        filled(permit, "o-1", 4).statusCode(201);
        filled(permit, "o-2", 4).statusCode(409);
        operator().get("/v1/agents/" + permit.agent()).then().body("quarantined", equalTo(true));
        operator().get("/v1/accounts/" + permit.agent()).then().body("holdings[0].quantity", equalTo("8"));
    }

    @Test
    void moreThanThePermitAllowsIsRefused() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        filled(permit, "o-1", 11).statusCode(409);
        operator().get("/v1/agents/" + permit.agent()).then().body("quarantined", equalTo(true));
    }

    @Test
    void aPermitForWhatIsNoOrderAllowsNoOrder() {
        String agent = newAgent();
        GivenPermit permit = approved(agent, "{\"action_type\":\"observe\",\"parameters\":{}}")
                .spent();
        filled(permit, "o-1", 1).statusCode(409);
        operator().get("/v1/agents/" + agent).then().body("quarantined", equalTo(true));
    }

    @Test
    void anExecutionThatNamesNoKnownPermitIsJournaled() {
        long before = head();
        filled(new GivenPermit("nobody", "", "never-given", ""), "o-1", 1).statusCode(409);
        assertThat(writtenSince(before)).containsExactly("execution_without_permit");
    }

    private static ValidatableResponse filled(GivenPermit permit, String order, int quantity) {
        return broker().body(
                        "{\"permit_id\":\"" + permit.id() + "\",\"order_id\":\"" + order + "\",\"event\":\"filled\","
                                + "\"quantity\":\"" + quantity
                                + "\",\"price\":\"187.25\",\"at\":\"2026-05-01T10:00:00Z\"}")
                .post("/v1/executions")
                .then();
    }
}
