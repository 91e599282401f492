package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The metrics that availability and latency are worked out from, by the watchdog and by Prometheus. */
@QuarkusTest
class ObjectiveMetricsTest extends CoreTest {
    private static String metrics() {
        return as("watchdog", Roles.SERVICE)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }

    @Test
    void everyAnswerToAProposalIsCountedUnderItsPathAndStatus() {
        String agent = newAgent();
        propose(agent, buy(1)).statusCode(201);
        propose(agent, "{").statusCode(400);
        agent(agent)
                .urlEncodingEnabled(false)
                .body("{\"proposals\":[" + buy(1) + "]}")
                .post("/v1/decisions:batch")
                .then()
                .statusCode(200);
        String metrics = metrics();
        for (String series : List.of(
                "201\",uri=\"/v1/decisions\"", "400\",uri=\"/v1/decisions\"", "200\",uri=\"/v1/decisions:batch\"")) {
            assertThat(metrics)
                    .containsPattern(
                            "http_server_requests_seconds_count\\{[^}]*method=\"POST\"[^}]*status=\"" + series);
        }
        assertThat(metrics).containsPattern("process_start_time_seconds\\{[^}]*} [0-9]");
    }

    @Test
    void theBoundsOfTheObjectivesAreBoundsOfTheHistogram() {
        propose(newAgent(), buy(1)).statusCode(201);
        for (String bound : List.of("0.4", "0.5", "\\+Inf")) {
            assertThat(metrics()).containsPattern("ark_decision_duration_seconds_bucket\\{[^}]*le=\"" + bound + "\"");
        }
    }
}
