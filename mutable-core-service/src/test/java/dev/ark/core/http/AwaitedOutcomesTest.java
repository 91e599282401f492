package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ark.core.CoreTest;
import dev.ark.core.Eventually;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A spent permit of whose order no broker tells: it stays reserved, a person is told, and a person may release it. */
@QuarkusTest
@TestProfile(AwaitedOutcomesTest.Impatient.class)
class AwaitedOutcomesTest extends CoreTest {
    /** A report is late after a second. */
    public static final class Impatient implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ark.core.execution.report-within", "1s");
        }
    }

    @Test
    void aPersonIsToldOnceAndOnceMore() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        Eventually.holds("it is critical", () -> told(permit).contains("CRITICAL"));
        assertThat(told(permit)).containsExactly("WARNING", "CRITICAL");
        assertReserved(permit, "10");
        listed(permit)
                .body("[0].overdue", equalTo("CRITICAL"))
                .body("[0].spent_at", org.hamcrest.Matchers.notNullValue());
    }

    @Test
    void whatWasNotSpentIsListedAmongTheOpenOnesAlone() {
        GivenPermit permit = approved(newAgent(), buy(10));
        assertThat(ids(false)).contains(permit.id());
        assertThat(ids(true)).doesNotContain(permit.id());
    }

    @Test
    void aReportEndsTheWait() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        assertThat(ids(true)).contains(permit.id());
        report(permit, "placed").statusCode(201);
        assertThat(ids(true)).doesNotContain(permit.id());
        assertThat(ids(false)).contains(permit.id());
        report(permit, "filled").statusCode(201);
        assertThat(ids(false)).doesNotContain(permit.id());
    }

    @Test
    void anOperatorReleasesItWithAReason() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        long before = head();
        command("/v1/permits/" + permit.id() + "/release").statusCode(200).body("state", equalTo("spent"));
        assertThat(writtenSince(before)).contains("permit_released");
        operator().get("/v1/accounts/" + permit.agent()).then().body("holdings.size()", equalTo(0));
        assertThat(ids(true)).doesNotContain(permit.id());
        command("/v1/permits/" + permit.id() + "/release").statusCode(409);
    }

    @Test
    void aReleaseNeedsAReason() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        operator()
                .body("{}")
                .post("/v1/permits/" + permit.id() + "/release")
                .then()
                .statusCode(422);
        assertReserved(permit, "10");
    }

    @Test
    void aFillAfterItsReleaseCountsAndIsAWarning() {
        GivenPermit permit = approved(newAgent(), buy(10)).spent();
        command("/v1/permits/" + permit.id() + "/release").statusCode(200);
        report(permit, "filled").statusCode(201);
        operator().get("/v1/accounts/" + permit.agent()).then().body("holdings[0].quantity", equalTo("10"));
        assertThat(alerts(permit, "fill_not_reserved")).containsExactly("WARNING");
    }

    @Test
    void whatWasNotSpentOrIsKnownToTheBrokerIsNotReleased() {
        GivenPermit unspent = approved(newAgent(), buy(10));
        command("/v1/permits/" + unspent.id() + "/release").statusCode(409).body("code", equalTo("CONFLICT"));
        GivenPermit placed = approved(newAgent(), buy(10)).spent();
        report(placed, "placed").statusCode(201);
        command("/v1/permits/" + placed.id() + "/release").statusCode(409);
        command("/v1/permits/never-given/release").statusCode(404);
    }

    @Test
    void theListHasPages() {
        approved(newAgent(), buy(1));
        approved(newAgent(), buy(1));
        var first = operator().get("/v1/permits?limit=1").jsonPath();
        assertThat(first.getString("next")).isEqualTo(first.getString("items[0].permit_id"));
        assertThat(operator()
                        .get("/v1/permits?limit=1&cursor=" + first.getString("next"))
                        .jsonPath()
                        .getString("items[0].permit_id"))
                .isGreaterThan(first.getString("next"));
        operator().get("/v1/permits?limit=1000").then().body("next", nullValue());
    }

    private static List<String> ids(boolean awaited) {
        return operator()
                .get("/v1/permits?limit=1000&without_outcome=" + awaited)
                .jsonPath()
                .getList("items.permit_id");
    }

    private static ValidatableResponse listed(GivenPermit permit) {
        return operator()
                .get("/v1/permits?limit=1000&without_outcome=true")
                .then()
                .rootPath("items.findAll { it.permit_id == '" + permit.id() + "' }");
    }

    private static List<String> told(GivenPermit permit) {
        return alerts(permit, "permit_without_outcome");
    }

    private static List<String> alerts(GivenPermit permit, String name) {
        return operator()
                .get("/v1/events?limit=1000&after=" + Math.max(0, head() - 500))
                .jsonPath()
                .getList("events.findAll { it.type == 'alert' && it.body.name == '" + name + "' && it.body.agent == '"
                        + permit.agent() + "' }.collect { it.body.level }");
    }

    private static void assertReserved(GivenPermit permit, String quantity) {
        operator().get("/v1/accounts/" + permit.agent()).then().body("holdings[0].open_buys", equalTo(quantity));
    }

    private static ValidatableResponse report(GivenPermit permit, String event) {
        return broker().body("{\"permit_id\":\"" + permit.id() + "\",\"order_id\":\"o-" + permit.id()
                        + "\",\"event\":\"" + event
                        + "\",\"quantity\":\"10\",\"price\":\"187.25\",\"at\":\"2026-05-01T10:00:00Z\"}")
                .post("/v1/executions")
                .then();
    }
}
