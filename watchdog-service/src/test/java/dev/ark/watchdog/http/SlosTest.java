package dev.ark.watchdog.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.problem.Problem;
import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The objectives as anybody on this machine reads them. */
@QuarkusTest
class SlosTest extends WatchdogTest {
    @Inject
    SloListener listener;

    @BeforeEach
    void itListensAndTheCoreHasDecided() {
        await().atMost(DEADLINE).until(() -> listener.port().isPresent());
        core.counts("""
                process_start_time_seconds 4.0E9
                http_server_requests_seconds_count{method="POST",status="201",uri="/v1/decisions"} 90.0
                http_server_requests_seconds_count{method="POST",status="503",uri="/v1/decisions"} 10.0
                ark_decision_duration_seconds_bucket{le="0.01"} 97.0
                ark_decision_duration_seconds_bucket{le="+Inf"} 97.0
                """);
        await().atMost(DEADLINE).until(() -> slos().get("slos[0].value") != null);
    }

    private RequestSpecification anybody() {
        return given().baseUri("http://127.0.0.1").port(listener.port().orElseThrow());
    }

    private JsonPath slos() {
        return anybody().get("/slos").then().statusCode(200).extract().jsonPath();
    }

    private ValidatableResponse get(String path, String accept) {
        return anybody().accept(accept).get(path).then();
    }

    @Test
    void theObjectivesAreToldToAnybodyAsJson() {
        String availability = "slos.find { it.name == 'availability' }";
        await().atMost(DEADLINE)
                .until(() -> slos().getString(availability + ".state").equals("critical"));
        JsonPath told = slos();
        assertThat(told.getFloat(availability + ".value")).isEqualTo(90.0f);
        assertThat(told.getLong(availability + ".samples")).isEqualTo(100);
        assertThat(told.getFloat(availability + ".target")).isEqualTo(99.5f);
        assertThat(told.getList(availability + ".burn_rates.window")).hasToString("[5m, 1h, 6h, 3d]");
        assertThat(told.getString("state")).isEqualTo("critical");
        assertThat(told.getString("slos.find { it.name == 'decision_latency_p95' }.state"))
                .isEqualTo("met");
        await().atMost(DEADLINE)
                .until(() -> slos().getString("slos.find { it.name == 'hrm_evaluation_p95' }.state")
                        .equals("met"));
        assertThat(told.getString("slos.find { it.name == 'ethics_drift' }.unit"))
                .isEqualTo("percent");
    }

    @Test
    void itAsksAsAService() {
        assertThat(core.metricsAsker()).isEqualTo("test-service");
    }

    @Test
    void aBrowserGetsAPageThatLoadsNothing() {
        String page = get("/slos", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8")
                .statusCode(200)
                .contentType("text/html")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'")
                .extract()
                .asString();
        assertThat(page)
                .contains("availability", "critical", "90.00 percent")
                .doesNotContain("http://", "src=", "@import");
    }

    @Test
    void theMetricsAreThoseOfTheObjectivesAlone() {
        String metrics = get("/metrics", "*/*")
                .statusCode(200)
                .contentType("text/plain")
                .extract()
                .asString();
        assertThat(metrics.lines())
                .contains("ark_slo_value{slo=\"availability\",unit=\"percent\"} 90.0")
                .contains("ark_slo_state{slo=\"availability\",state=\"critical\"} 1.0")
                .contains("ark_slo_state{slo=\"availability\",state=\"met\"} 0.0")
                .contains("# TYPE ark_slo_burn_rate gauge")
                .allMatch(line -> line.startsWith("ark_slo_") || line.startsWith("# "));
    }

    @Test
    void anOutageRaisesAnAlertThatIsJournaled() {
        await().atMost(DEADLINE)
                .until(() -> core.asked("alerts").stream()
                        .anyMatch(asked -> asked.body().path("name").asText().equals("slo_availability")));
    }

    @Test
    void itIsAliveAndOffersNothingElse() {
        get("/healthz", "*/*").statusCode(200).body("status", equalTo("UP"));
        for (String path : new String[] {"/", "/v1/alerts", "/q/metrics", "/slos/"}) {
            get(path, "*/*").statusCode(404).contentType(Problem.MEDIA_TYPE).body("code", equalTo("NOT_FOUND"));
        }
        anybody().post("/slos").then().statusCode(405).header("Allow", "GET, HEAD");
        anybody().head("/slos").then().statusCode(200);
    }
}
