package dev.ark.watchdog.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.Problem;
import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Alertmanager tells. */
@QuarkusTest
class AlertmanagerTest extends WatchdogTest {
    private static final String PAYLOAD = """
            {"receiver":"ark","status":"firing","version":"4","groupKey":"{}:{alertname=\\"A\\"}","truncatedAlerts":0,
             "groupLabels":{"alertname":"A"},"commonLabels":{},"commonAnnotations":{},"externalURL":"http://am:9093",
             "alerts":[{"status":"STATUS","labels":{"alertname":"Disk full","severity":"SEVERITY","agent":"AGENT"EXTRA},
               "annotations":{"summary":"95 % used"},"startsAt":"2026-03-02T14:46:26.739266876+02:00",
               "endsAt":"ENDS","generatorURL":"http://prometheus/graph","fingerprint":"1a30ba71cca2921f"}]}""";

    private static String payload(String agent, String status, String severity, String extra) {
        String ends = status.equals("resolved") ? "2026-03-02T15:46:26Z" : "0001-01-01T00:00:00Z";
        return PAYLOAD.replace("STATUS", status)
                .replace("SEVERITY", severity)
                .replace("AGENT", agent)
                .replace("EXTRA", extra)
                .replace("ENDS", ends);
    }

    private static ValidatableResponse tell(String body) {
        return as("alertmanager", Roles.ALERTMANAGER)
                .body(body)
                .post("/v1/alertmanager")
                .then();
    }

    private static JsonPath alertsOf(String agent, int many) {
        await().atMost(DEADLINE).until(() -> alertsOf(agent).getList("alerts").size() == many);
        return alertsOf(agent);
    }

    private static JsonPath alertsOf(String agent) {
        return as("vera", Roles.VIEWER).get("/v1/alerts?agent=" + agent).jsonPath();
    }

    @Test
    void aFiringAlertBecomesOneOfOursWithItsLabels() {
        String agent = newAgent();
        tell(payload(agent, "firing", "critical", ",\"instance\":\"core:8102\""))
                .statusCode(204);
        JsonPath listed = alertsOf(agent, 1);
        assertThat(listed.getString("alerts[0].name")).isEqualTo("Disk_full");
        assertThat(listed.getString("alerts[0].level")).isEqualTo("CRITICAL");
        assertThat(listed.getString("alerts[0].detail")).isEqualTo("95 % used");
        assertThat(listed.getString("alerts[0].labels.instance")).isEqualTo("core:8102");
        assertThat(listed.getString("alerts[0].at")).isEqualTo("2026-03-02T12:46:26.739266876Z");
        await().atMost(DEADLINE)
                .until(() -> core.asked("alerts").stream()
                        .anyMatch(asked -> asked.body().path("agent").asText().equals(agent)));
    }

    @Test
    void beingToldAgainRaisesNothingAndAResolvedOneIsInformation() {
        String agent = newAgent();
        tell(payload(agent, "firing", "warning", "")).statusCode(204);
        alertsOf(agent, 1);
        tell(payload(agent, "firing", "warning", "")).statusCode(204);
        tell(payload(agent, "resolved", "warning", "")).statusCode(204);
        JsonPath listed = alertsOf(agent, 2);
        assertThat(listed.<String>getList("alerts.level")).isEqualTo(List.of("INFO", "WARNING"));
        assertThat(listed.getString("alerts[0].name")).isEqualTo("Disk_full_resolved");
    }

    @Test
    void anUnknownSeverityIsAWarning() {
        String agent = newAgent();
        tell(payload(agent, "firing", "p3", "")).statusCode(204);
        assertThat(alertsOf(agent, 1).getString("alerts[0].level")).isEqualTo("WARNING");
    }

    @Test
    void anAlertThatAsksForAHaltGetsOneWhileItFires() {
        String halt = ",\"ark_action\":\"halt\"";
        int before = core.asked("halt").size();
        tell(payload(newAgent(), "resolved", "critical", halt)).statusCode(204);
        assertThat(core.asked("halt")).hasSize(before);
        try {
            tell(payload(newAgent(), "firing", "critical", halt)).statusCode(204);
            assertThat(core.asked("halt").getLast().body().path("reason").asText())
                    .isEqualTo("Alertmanager: Disk_full: 95 % used");
        } finally {
            operator()
                    .body("{\"reason\":\"test over\"}")
                    .post("/v1/resume")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void noTextAndNoLabelKeepsAnAlertFromItsHalt() {
        String agent = newAgent();
        StringBuilder labels = new StringBuilder(",\"ark_action\":\"halt\",\"a label of its own\":\"x\"");
        for (int i = 0; i < 80; i++) {
            labels.append(",\"label").append(i).append("\":\"v\"");
        }
        String body = payload(agent, "firing", "critical", labels.toString())
                .replace("95 % used", "half a character: \\ud83d")
                .replace("\"annotations\":{", "\"annotations\":{\"empty\":null,");
        int before = core.asked("halt").size();
        try {
            tell(body).statusCode(204);
            assertThat(core.asked("halt")).hasSize(before + 1);
            assertThat(alertsOf(agent, 1).getMap("alerts[0].labels")).hasSize(64);
        } finally {
            operator()
                    .body("{\"reason\":\"test over\"}")
                    .post("/v1/resume")
                    .then()
                    .statusCode(200);
        }
    }

    @Test
    void whenTheCoreCannotBeAskedToHaltAlertmanagerIsToTellAgain() {
        String body = payload(newAgent(), "firing", "critical", ",\"ark_action\":\"halt\"");
        core.goAway();
        tell(body).statusCode(503).contentType(Problem.MEDIA_TYPE);
        core.comeUp();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"version\":\"3\",\"alerts\":[]}",
                "{\"version\":\"4\"}",
                "{\"version\":\"4\",\"alerts\":[null]}",
                "{\"version\":\"4\",\"alerts\":[{\"status\":\"maybe\",\"labels\":{},\"startsAt\":\"2026-03-02T14:46:26Z\"}]}",
                "{\"version\":\"4\",\"alerts\":[{\"status\":\"firing\",\"startsAt\":\"2026-03-02T14:46:26Z\"}]}"
            })
    void whatIsNoPayloadOfVersionFourIsAProblem(String body) {
        tell(body).statusCode(422).contentType(Problem.MEDIA_TYPE).body("code", equalTo("INVALID_VALUE"));
    }

    @Test
    void whatIsNoJsonOrTooLargeIsAProblem() {
        tell("no json").statusCode(400).body("code", equalTo("MALFORMED_BODY"));
        tell("{\"version\":\"4\",\"receiver\":\"" + "x".repeat(300_000) + "\",\"alerts\":[]}")
                .statusCode(413)
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo("BODY_TOO_LARGE"));
    }
}
