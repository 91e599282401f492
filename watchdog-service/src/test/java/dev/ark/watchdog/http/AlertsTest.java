package dev.ark.watchdog.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ark.contract.event.EventType;
import dev.ark.contract.identity.Roles;
import dev.ark.contract.identity.TrialAgents;
import dev.ark.contract.problem.Problem;
import dev.ark.watchdog.CoreCounterpart;
import dev.ark.watchdog.JournalOfCore;
import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Alerts listed, and what people say to them. */
@QuarkusTest
class AlertsTest extends WatchdogTest {
    private static final String NOTE = "{\"note\":\"looking into it\"}";

    private String alertAbout(String agent, String type) {
        bus.publish(core.journal().append(type, JournalOfCore.about(agent).put("permit_id", "p-1")));
        await().atMost(DEADLINE)
                .until(() -> !list("agent=" + agent).getList("alerts").isEmpty());
        return list("agent=" + agent).getString("alerts[0].id");
    }

    private static JsonPath list(String query) {
        return as("vera", Roles.VIEWER)
                .get("/v1/alerts?" + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static ValidatableResponse acknowledge(String id, String body) {
        return operator().body(body).post("/v1/alerts/" + id + "/ack").then();
    }

    @Test
    void anAcknowledgedAlertIsNoLongerOpenAndTheJournalKnowsWhoHasSeenIt() {
        String agent = newAgent();
        String id = alertAbout(agent, EventType.PERMIT_REFUSED);
        acknowledge(id, NOTE)
                .statusCode(200)
                .body("id", equalTo(id))
                .body("acknowledged.by", equalTo("olivia"))
                .body("acknowledged.note", equalTo("looking into it"));
        assertThat(list("state=open&agent=" + agent).getList("alerts")).isEmpty();
        assertThat(list("state=acknowledged&agent=" + agent).getList("alerts.id"))
                .containsExactly(id);
        assertThat(core.asked("alerts/" + id + "/ack"))
                .singleElement()
                .satisfies(asked -> assertThat(asked.subject()).isEqualTo("olivia"));
        assertThat(core.journal().ofType(EventType.ALERT_ACKNOWLEDGED))
                .anyMatch(event -> event.body().path("alert_id").asText().equals(id)
                        && event.body().path("actor").asText().equals("olivia"));
    }

    @Test
    void aValidatorAcknowledgesWhatIsAboutATrialAgentAlone() {
        String trial = alertAbout(TrialAgents.VALIDATION, EventType.PERMIT_REFUSED);
        String other = alertAbout(newAgent(), EventType.PERMIT_REFUSED);
        validator().body(NOTE).post("/v1/alerts/" + other + "/ack").then().statusCode(403);
        validator().body(NOTE).post("/v1/alerts/" + trial + "/ack").then().statusCode(200);
    }

    private static RequestSpecification validator() {
        return as("ark-validator", Roles.VALIDATOR);
    }

    @Test
    void anAlertIsAcknowledgedOnce() {
        String id = alertAbout(newAgent(), EventType.PERMIT_REFUSED);
        acknowledge(id, NOTE).statusCode(200);
        acknowledge(id, NOTE)
                .statusCode(409)
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo("CONFLICT"))
                .body("detail", containsString("olivia"));
    }

    @Test
    void whatTheCoreCannotJournalIsNotAcknowledged() {
        String agent = newAgent();
        String id = alertAbout(agent, EventType.PERMIT_REFUSED);
        core.goAway();
        acknowledge(id, NOTE).statusCode(503).body("code", equalTo("UNAVAILABLE"));
        core.comeUp();
        assertThat(list("state=open&agent=" + agent).getList("alerts.id")).containsExactly(id);
    }

    @Test
    void anAcknowledgementNeedsAnAlertAndANote() {
        acknowledge("unknown", NOTE).statusCode(404);
        String id = alertAbout(newAgent(), EventType.PERMIT_REFUSED);
        acknowledge(id, "{\"note\":\" \"}").statusCode(422);
        acknowledge(id, "{\"note\":\"x\",\"more\":1}").statusCode(400);
    }

    @Test
    void alertsAreFilteredByLevelAndPaged() {
        String agent = newAgent();
        for (int i = 0; i < 3; i++) {
            alertAbout(agent, EventType.EXECUTION_WITHOUT_PERMIT);
        }
        await().atMost(DEADLINE)
                .until(() -> list("agent=" + agent + "&level=critical")
                                .getList("alerts")
                                .size()
                        == 3);
        assertThat(list("agent=" + agent + "&level=emergency").getList("alerts"))
                .isEmpty();
        JsonPath first = list("agent=" + agent + "&limit=2");
        assertThat(first.getList("alerts")).hasSize(2);
        as("vera", Roles.VIEWER)
                .queryParam("agent", agent)
                .queryParam("cursor", first.getString("next"))
                .get("/v1/alerts")
                .then()
                .body("alerts", hasSize(1))
                .body("next", equalTo(null));
        assertThat(list("agent=" + agent + "&since=2100-01-01T00:00:00Z").getList("alerts"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"level=loud", "state=ajar", "since=yesterday", "cursor=x", "limit=0", "agent=%20"})
    void aFilterThatIsNoneIsRefused(String query) {
        as("vera", Roles.VIEWER)
                .urlEncodingEnabled(false)
                .get("/v1/alerts?" + query)
                .then()
                .statusCode(422)
                .contentType(Problem.MEDIA_TYPE);
    }

    @Test
    void anAlertOfLongBeforeTheStartIsStillOpen() {
        as("vera", Roles.VIEWER)
                .get("/v1/alerts?limit=1000&state=open&level=critical&agent=" + CoreCounterpart.VETERAN)
                .then()
                .body("alerts.findAll { it.name == 'old_alert' }.at", contains(CoreCounterpart.LONG_AGO.toString()));
    }
}
