package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Fills that nobody expected: each counts once, or is refused, and a person is told. */
@QuarkusTest
class StrangeFillsTest extends CoreTest {
    @BeforeEach
    void instrument() {
        operator()
                .body("{\"asset_class\":\"equity\",\"tick_size\":\"0.01\",\"average_daily_volume\":\"5000000\"}")
                .put("/v1/facts/instruments/AAPL")
                .then()
                .statusCode(200);
    }

    @Test
    void aFillAtTheLimitIsNotStrange() {
        GivenPermit permit = approved(newAgent(), limited(10, "187.20")).spent();
        report(permit, "filled", 10, "187.20").statusCode(201);
        assertThat(alerts(permit)).isEmpty();
    }

    @Test
    void aFillBeyondItsLimitCountsAndIsCritical() {
        GivenPermit permit = approved(newAgent(), limited(10, "187.20")).spent();
        report(permit, "filled", 10, "187.21").statusCode(201);
        assertThat(alerts(permit)).containsExactly("fill_beyond_limit CRITICAL");
        assertHeld(permit, "10");
    }

    @Test
    void aSaleBelowItsLimitIsBeyondIt() {
        String sale = limited(10, "187.20").replace("\"buy\"", "\"sell\"").replace("\"178\"", "\"195\"");
        GivenPermit permit = approved(newAgent(), sale).spent();
        report(permit, "filled", 10, "187.19").statusCode(201);
        assertThat(alerts(permit)).containsExactly("fill_beyond_limit CRITICAL");
    }

    @Test
    void aFillFarBetterThanItsLimitIsAWarning() {
        GivenPermit permit = approved(newAgent(), limited(10, "187.20")).spent();
        report(permit, "filled", 5, "168.48").statusCode(201);
        assertThat(alerts(permit)).as("a tenth away").isEmpty();
        report(permit, "filled", 5, "18.72").statusCode(201);
        assertThat(alerts(permit)).containsExactly("fill_far_from_price WARNING");
        assertHeld(permit, "10");
    }

    @Test
    void aMarketOrderIsHeldAgainstAFreshMark() {
        markNow("AAPL", "100");
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "filled", 10, "110.01").statusCode(201);
        assertThat(alerts(permit)).containsExactly("fill_far_from_price WARNING");
    }

    @Test
    void moreThanWasApprovedIsRefusedAndCountsOnceAndStaysReserved() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "filled", 11, "100").statusCode(409);
        report(permit, "filled", 11, "100").statusCode(409);
        assertHeld(permit, "11");
        operator().get("/v1/accounts/" + permit.agent()).then().body("holdings[0].open_buys", equalTo("10"));
        operator().get("/v1/agents/" + permit.agent()).then().body("quarantined", equalTo(true));
    }

    @Test
    void aFillAfterItsCancelCountsOnceAndIsAWarning() {
        markNow("AAPL", "100");
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "cancelled", 0, "100").statusCode(201);
        report(permit, "filled", 4, "100").statusCode(201);
        report(permit, "filled", 4, "100").statusCode(201);
        assertHeld(permit, "4");
        assertThat(alerts(permit)).containsExactly("fill_not_reserved WARNING");
    }

    @Test
    void whatWasFilledAndCancelledCannotBeFilledBeyondWhatWasApproved() {
        markNow("AAPL", "100");
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "filled", 6, "100").statusCode(201);
        report(permit, "cancelled", 0, "100").statusCode(201);
        report(permit, "filled", 5, "100").statusCode(409);
        operator().get("/v1/agents/" + permit.agent()).then().body("quarantined", equalTo(true));
        assertHeld(permit, "11");
    }

    @Test
    void aCancelOfAnOrderThatNobodyKnowsIsRefused() {
        long before = head();
        report(new GivenPermit("nobody", "", "never-given", ""), "cancelled", 0, "100")
                .statusCode(409);
        assertThat(writtenSince(before)).containsExactly("execution_without_permit");
    }

    private static String limited(int quantity, String limit) {
        return buy(quantity)
                .replace("\"stop_loss\"", "\"order_type\":\"limit\",\"limit_price\":\"" + limit + "\",\"stop_loss\"");
    }

    private static void assertHeld(GivenPermit permit, String quantity) {
        operator().get("/v1/accounts/" + permit.agent()).then().body("holdings[0].quantity", equalTo(quantity));
    }

    private static List<String> alerts(GivenPermit permit) {
        long head = head();
        return operator()
                .get("/v1/events?limit=1000&after=" + Math.max(0, head - 200))
                .jsonPath()
                .<String>getList("events.findAll { it.type == 'alert' && it.body.agent == '" + permit.agent()
                        + "' }.collect { it.body.name + ' ' + it.body.level }");
    }

    private static ValidatableResponse report(GivenPermit permit, String event, int quantity, String price) {
        return broker().body("{\"permit_id\":\"" + permit.id() + "\",\"order_id\":\"o-" + permit.id()
                        + "\",\"event\":\"" + event + "\",\"quantity\":" + quantity + ",\"price\":\"" + price
                        + "\",\"at\":\"2026-05-01T10:00:00Z\"}")
                .post("/v1/executions")
                .then();
    }
}
