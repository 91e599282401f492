package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;

/** What brokers report of orders that a spent permit covers. */
@QuarkusTest
class ExecutionsTest extends CoreTest {
    private static final String TEN_O_CLOCK = "2026-05-01T10:00:00Z";

    @Test
    void aPlacedOrderKeepsItsReservation() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "placed", 10, TEN_O_CLOCK).statusCode(201);
        assertHolding(permit, "0", "10", "0");
    }

    @Test
    void aFillMovesTheReservationToThePosition() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "filled", 10, TEN_O_CLOCK).statusCode(201);
        assertHolding(permit, "10", "0", "0");
    }

    @Test
    void aPartialFillMovesItsPart() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "filled", 4, TEN_O_CLOCK).statusCode(201);
        assertHolding(permit, "4", "6", "0");
    }

    @Test
    void partialFillsAddUp() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "filled", 4, TEN_O_CLOCK);
        report(permit, "filled", 6, "2026-05-01T10:00:01Z").statusCode(201);
        assertHolding(permit, "10", "0", "0");
    }

    @Test
    void aSaleThatIsFilledIsAShort() {
        GivenPermit permit = approved(newAgent(), sell(10)).spent();
        report(permit, "filled", 4, TEN_O_CLOCK).statusCode(201);
        assertHolding(permit, "-4", "0", "6");
    }

    @Test
    void aCancelledOrderGivesItsHeadroomBack() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "placed", 10, TEN_O_CLOCK);
        cancel(permit).statusCode(201);
        operator().get("/v1/accounts/" + permit.agent()).then().body("holdings.size()", equalTo(0));
    }

    @Test
    void aCancelAfterAPartialFillKeepsWhatWasFilled() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "filled", 4, TEN_O_CLOCK);
        cancel(permit).statusCode(201);
        assertHolding(permit, "4", "0", "0");
    }

    @Test
    void theSameReportTwiceHasOneEffectAndOneAnswer() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        var first = report(permit, "filled", 4, TEN_O_CLOCK).extract().body().asString();
        long head = head();
        var second = report(permit, "filled", 4, TEN_O_CLOCK)
                .statusCode(201)
                .extract()
                .body();
        assertThat(second.asString()).isEqualTo(first);
        assertThat(writtenSince(head)).isEmpty();
        assertHolding(permit, "4", "6", "0");
    }

    @Test
    void twoFillsAMicrosecondApartAreTwo() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "filled", 4, "2026-05-01T10:00:00.000001Z").statusCode(201);
        report(permit, "filled", 4, "2026-05-01T10:00:00.000002Z").statusCode(201);
        assertHolding(permit, "8", "2", "0");
    }

    @Test
    void twoFillsAtTwoPricesAreTwo() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "filled", 4, TEN_O_CLOCK).statusCode(201);
        send(permit, "filled", "\"quantity\":\"4\",\"price\":\"187.26\"", TEN_O_CLOCK)
                .statusCode(201);
        assertHolding(permit, "8", "2", "0");
    }

    @Test
    void aQuantityOnACancelIsIgnored() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        send(permit, "cancelled", "\"quantity\":1e999999999", TEN_O_CLOCK).statusCode(201);
        operator().get("/v1/accounts/" + permit.agent()).then().body("holdings.size()", equalTo(0));
    }

    @Test
    void aTimeThatNoClockShowsIsRefused() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        report(permit, "filled", 4, "+1000000000-12-31T23:59:59Z")
                .statusCode(422)
                .body("code", equalTo("INVALID_VALUE"));
    }

    private static ValidatableResponse report(GivenPermit permit, String event, int quantity, String at) {
        return send(permit, event, "\"quantity\":\"" + quantity + "\",\"price\":\"187.25\"", at);
    }

    private static ValidatableResponse cancel(GivenPermit permit) {
        return send(permit, "cancelled", "\"quantity\":null", "2026-05-01T10:00:05Z");
    }

    private static ValidatableResponse send(GivenPermit permit, String event, String amounts, String at) {
        return broker().body("{\"permit_id\":\"" + permit.id() + "\",\"order_id\":\"o-" + permit.id()
                        + "\",\"event\":\"" + event + "\"," + amounts + ",\"at\":\"" + at + "\"}")
                .post("/v1/executions")
                .then();
    }

    private static void assertHolding(GivenPermit permit, String quantity, String openBuys, String openSells) {
        operator()
                .get("/v1/accounts/" + permit.agent())
                .then()
                .body("holdings[0].quantity", equalTo(quantity))
                .body("holdings[0].open_buys", equalTo(openBuys))
                .body("holdings[0].open_sells", equalTo(openSells));
    }
}
