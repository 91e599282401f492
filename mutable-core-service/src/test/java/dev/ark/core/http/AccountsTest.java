package dev.ark.core.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import dev.ark.contract.json.CanonicalJson;
import dev.ark.core.CoreTest;
import dev.ark.core.Graveyard;
import dev.ark.graveyard.manifest.ReleasedManifest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An account as people and brokers see it, under the limits of the released rules. */
@QuarkusTest
@TestProfile(AccountsTest.OwnState.class)
class AccountsTest extends CoreTest {
    private static final String MANIFEST = new String(ReleasedManifest.bytes(), StandardCharsets.UTF_8);

    /** A state of its own, because it uses other rules. */
    public static final class OwnState implements QuarkusTestProfile {}

    @BeforeEach
    void market() {
        Graveyard.serve(Graveyard.view(1, CanonicalJson.sha256(MANIFEST), MANIFEST));
        operator()
                .body(
                        "{\"asset_class\":\"equity\",\"tick_size\":\"0.01\",\"average_daily_volume\":\"5000000\",\"fees_per_unit\":\"0.05\"}")
                .put("/v1/facts/instruments/AAPL")
                .then()
                .statusCode(200);
        broker().body("{\"kind\":\"price\"}")
                .put("/v1/facts/sources/feed")
                .then()
                .statusCode(200);
        markNow("AAPL", "100");
    }

    @AfterEach
    void rules() {
        Graveyard.serve(Graveyard.RULES);
    }

    @Test
    void aNewAccountHasAllOfItsLimits() {
        String agent = newAgent();
        propose(agent, "{\"action_type\":\"observe\",\"parameters\":{}}").statusCode(201);
        account(agent)
                .body("currency", equalTo("USD"))
                .body("session.loss", equalTo("0"))
                .body("session.latched", equalTo(false))
                .body("positions", hasSize(0))
                .body("exposure.gross", equalTo("0"))
                .body("ruleset.version", equalTo("1.0.0"))
                .body(left("max_position_size"), equalTo("10000"))
                .body(left("max_leverage"), equalTo("200000"))
                .body(left("max_daily_loss"), equalTo("5000"))
                .body(left("max_concurrent_trades"), equalTo("5"))
                .body("headroom.find { it.unit == 'actions a minute' }.left", equalTo("599"));
    }

    @Test
    void aReservationIsAnOpenOrderAndIsUsed() {
        GivenPermit permit = approved(newAgent(), buy(10));
        account(permit.agent())
                .body("open_orders", hasSize(1))
                .body("open_orders[0].permit_id", equalTo(permit.id()))
                .body("open_orders[0].state", equalTo("issued"))
                .body("open_orders[0].side", equalTo("buy"))
                .body("open_orders[0].remaining", equalTo("10"))
                .body("holdings[0].open_buys", equalTo("10"))
                .body("exposure.gross", equalTo("1000"))
                .body("exposure.net", equalTo("0"))
                .body("exposure.gross_fraction", equalTo("0.01"))
                .body("exposure.symbols[0].symbol", equalTo("AAPL"))
                .body(left("max_position_size"), equalTo("9000"));
    }

    @Test
    void aFillIsAPositionWithItsProfit() {
        GivenPermit bought = approved(newAgent(), buy(10)).spent();
        filled(bought, 10, "98");
        account(bought.agent())
                .body("open_orders", hasSize(0))
                .body("positions[0].quantity", equalTo("10"))
                .body("positions[0].average_price", equalTo("98"))
                .body("positions[0].mark.price", equalTo("100"))
                .body("positions[0].mark.usable", equalTo(true))
                .body("positions[0].market_value", equalTo("1000"))
                .body("positions[0].profit.unrealised", equalTo("20"))
                .body("positions[0].long_stop", equalTo("178"))
                .body("exposure.net", equalTo("1000"));
    }

    @Test
    void whatWasClosedIsRealisedAfterFees() {
        GivenPermit bought = approved(newAgent(), buy(10)).spent();
        filled(bought, 10, "98");
        GivenPermit sold = approved(bought.agent(), sell(10)).spent();
        filled(sold, 10, "101");
        account(bought.agent())
                .body("holdings", hasSize(0))
                .body("positions[0].quantity", equalTo("0"))
                .body("positions[0].profit.realised_in_session", equalTo("29.5"))
                .body("positions[0].profit.fees", equalTo("0.5"))
                .body("profit.realised_in_total", equalTo("29.5"))
                .body("profit.unrealised", equalTo("0"))
                .body("profit.complete", equalTo(true));
    }

    @Test
    void anOldPriceIsShownAndUsedForNothing() {
        GivenPermit bought = approved(newAgent(), buy(10)).spent();
        filled(bought, 10, "98");
        broker().body("{\"price\":\"100\",\"source\":\"feed\",\"at\":\""
                        + Instant.now().minusSeconds(300) + "\"}")
                .put("/v1/facts/marks/AAPL")
                .then()
                .statusCode(200);
        account(bought.agent())
                .body("positions[0].mark.usable", equalTo(false))
                .body("positions[0].mark.reason", equalTo("marks/AAPL is stale"))
                .body("positions[0].market_value", equalTo("1000"))
                .body("profit.unrealised", nullValue())
                .body("exposure.gross", nullValue())
                .body("exposure.reason", equalTo("marks/AAPL is stale"))
                .body("headroom.find { it.rule == 'max_leverage' }.left", nullValue())
                .body("headroom.find { it.rule == 'max_leverage' }.reason", equalTo("marks/AAPL is stale"));
    }

    @Test
    void aLossIsToldAndLatched() {
        String agent = newAgent();
        propose(agent, "{\"action_type\":\"observe\",\"parameters\":{}}");
        equity(agent, "95000");
        equity(agent, "97000");
        account(agent)
                .body("session.loss", equalTo("3000"))
                .body("session.loss_fraction", equalTo("0.03"))
                .body("session.lowest_equity", equalTo("95000"))
                .body("session.latched", equalTo(true))
                .body(left("max_daily_loss"), equalTo("0"))
                .body(
                        "headroom.find { it.rule == 'max_daily_loss' }.reason",
                        startsWith("the session's loss has reached the limit"));
    }

    @Test
    void anAccountThatNobodyToldOfIsNotThere() {
        operator().get("/v1/accounts/none").then().statusCode(404);
    }

    private static String left(String rule) {
        return "headroom.find { it.rule == '" + rule + "' }.left";
    }

    private static ValidatableResponse account(String id) {
        return operator().get("/v1/accounts/" + id).then().statusCode(200);
    }

    private static void equity(String account, String amount) {
        broker().body("{\"currency\":\"USD\",\"equity\":\"" + amount + "\",\"session_start_equity\":\"100000\"}")
                .put("/v1/facts/accounts/" + account)
                .then()
                .statusCode(200);
    }

    private static void filled(GivenPermit permit, int quantity, String price) {
        broker().body("{\"permit_id\":\"" + permit.id() + "\",\"order_id\":\"o-" + permit.id()
                        + "\",\"event\":\"filled\",\"quantity\":" + quantity + ",\"price\":\"" + price
                        + "\",\"at\":\"2026-05-01T10:00:00Z\"}")
                .post("/v1/executions")
                .then()
                .statusCode(201);
    }
}
