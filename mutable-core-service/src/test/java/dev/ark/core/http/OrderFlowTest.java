package dev.ark.core.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of orders is what the next decision is based on. */
@QuarkusTest
class OrderFlowTest extends CoreTest {
    private String agent = "";

    @BeforeEach
    void begin() {
        agent = newAgent();
    }

    @Test
    void anOrderIsPlacedOnceAndCancelledOnceHoweverOftenItIsReported() {
        GivenPermit order = approved(agent, buy(3)).spent();
        report(order, "placed", "2026-05-01T10:00:00Z");
        report(order, "placed", "2026-05-01T10:00:01Z");
        report(order, "cancelled", "2026-05-01T10:00:02Z");
        report(order, "cancelled", "2026-05-01T10:00:03Z");
        next().body(flow("placed"), equalTo(1)).body(flow("cancelled"), equalTo(1));
    }

    @Test
    void aFillIsOneOfTheFlowAndItsStopStaysWithThePosition() {
        GivenPermit order = approved(agent, buy(3)).spent();
        report(order, "filled", Instant.now().toString());
        next().body(flow("fills"), hasSize(1))
                .body(flow("fills[0].side"), equalTo("buy"))
                .body(flow("placed"), equalTo(1))
                .body("facts.accounts." + quoted() + ".holdings.AAPL.long_stop", equalTo(178));
    }

    @Test
    void anApprovedPublicationIsKnownToTheNextTrade() {
        operator()
                .body("{\"asset_class\":\"equity\",\"tick_size\":\"0.01\",\"average_daily_volume\":\"5000000\"}")
                .put("/v1/facts/instruments/AAPL")
                .then()
                .statusCode(200);
        propose(
                        agent,
                        "{\"action_type\":\"publish\",\"parameters\":{\"channel\":\"feed\",\"text\":\"AAPL is cheap.\"}}")
                .statusCode(201)
                .body("outcome", equalTo("approved"));
        next().body("facts.market.publications.AAPL.findAll { it.agent == '" + agent + "' }", hasSize(1));
    }

    /** What another order is based on. */
    private ValidatableResponse next() {
        String id = propose(agent, buy(1)).statusCode(201).extract().path("decision_id");
        return operator().get("/v1/decisions/" + id + "/explain").then().statusCode(200);
    }

    private String flow(String member) {
        return "facts.accounts." + quoted() + ".flows.AAPL." + member;
    }

    private String quoted() {
        return "'" + agent + "'";
    }

    private static void report(GivenPermit permit, String event, String at) {
        broker().body("{\"permit_id\":\"" + permit.id() + "\",\"order_id\":\"o-" + permit.id() + "\",\"event\":\""
                        + event + "\",\"quantity\":\"3\",\"price\":\"187.25\",\"at\":\"" + at + "\"}")
                .post("/v1/executions")
                .then()
                .statusCode(201);
    }
}
