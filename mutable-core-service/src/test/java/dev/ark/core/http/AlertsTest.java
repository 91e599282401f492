package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the journal keeps of alerts. */
@QuarkusTest
class AlertsTest extends CoreTest {
    private static long alert(String agent, String more) {
        return as("watchdog", Roles.SERVICE)
                .body("{\"name\":\"DiskFull\",\"level\":\"WARNING\",\"detail\":\"95 % used\",\"agent\":\"" + agent
                        + "\",\"at\":\"" + Instant.now() + "\"" + more + "}")
                .post("/v1/alerts")
                .then()
                .statusCode(201)
                .extract()
                .jsonPath()
                .getLong("seq");
    }

    private static ValidatableResponse acknowledge(String id, String note) {
        return operator()
                .body(Map.of("note", note))
                .post("/v1/alerts/" + id + "/ack")
                .then();
    }

    private static JsonPath journaled(String query) {
        return as("watchdog", Roles.SERVICE)
                .get("/v1/alerts/journaled?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    @Test
    void alertsKeepTheirLabels() {
        long seq = alert("a-1", ",\"labels\":{\"instance\":\"core\"}");
        JsonPath newest = journaled("limit=1");
        assertThat(newest.getLong("items[0].seq")).isEqualTo(seq);
        assertThat(newest.getString("items[0].body.labels.instance")).isEqualTo("core");
        alert("a-2", "");
        assertThat(journaled("limit=1").<Object>get("items[0].body.labels")).isNull();
    }

    @Test
    void whoHasSeenAnAlertStandsInTheJournal() {
        long seq = acknowledge("0123abcd", "on it")
                .statusCode(200)
                .extract()
                .jsonPath()
                .getLong("seq");
        operator()
                .get("/v1/events?limit=1&after=" + (seq - 1))
                .then()
                .body("events[0].type", equalTo("alert_acknowledged"))
                .body("events[0].body.alert_id", equalTo("0123abcd"))
                .body("events[0].body.note", equalTo("on it"))
                .body("events[0].body.actor", equalTo("olivia"));
    }

    @Test
    void anAcknowledgementSaysSomething() {
        acknowledge("0123abcd", " ").statusCode(422);
        acknowledge("-", "on it").statusCode(422);
        operator().post("/v1/alerts/0123abcd/ack").then().statusCode(422);
    }

    @Test
    void alertsAndWhatWasSaidToThemAreReadNewestFirstPageByPage() {
        long first = alert("a-3", "");
        String agent = newAgent();
        propose(agent, buy(1)).statusCode(201);
        acknowledge("0123abcd", "on it").statusCode(200);
        long last = alert("a-3", "");
        JsonPath page = journaled("limit=2");
        assertThat(page.<String>getList("items.type")).isEqualTo(List.of("alert", "alert_acknowledged"));
        assertThat(page.getLong("items[0].seq")).isEqualTo(last);
        assertThat(journaled("limit=1&cursor=" + page.getString("next")).getLong("items[0].seq"))
                .isEqualTo(first);
    }
}
