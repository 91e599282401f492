package dev.ark.watchdog.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.contract.identity.Roles;
import dev.ark.contract.problem.Problem;
import dev.ark.watchdog.CoreCounterpart;
import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands passed on to the core, and its answers passed back. */
@QuarkusTest
class CommandsTest extends WatchdogTest {
    private static final String REASON = "{\"reason\":\"drill\"}";

    @Test
    void theCoreHearsWhoCommands() {
        String agent = newAgent();
        operator()
                .body(REASON)
                .post("/v1/agents/" + agent + "/quarantine")
                .then()
                .statusCode(200);
        assertThat(core.asked("agents/" + agent + "/quarantine"))
                .singleElement()
                .satisfies(asked -> {
                    assertThat(asked.subject()).isEqualTo("olivia");
                    assertThat(asked.body().path("reason").asText()).isEqualTo("drill");
                });
        await().atMost(DEADLINE)
                .until(
                        () -> health().getString("agents.find { it.agent == '" + agent + "' }.quarantine_reason"),
                        "drill"::equals);
        operator().body(REASON).post("/v1/agents/" + agent + "/restore").then().statusCode(200);
        await().atMost(DEADLINE)
                .until(() -> !health().getBoolean("agents.find { it.agent == '" + agent + "' }.quarantined"));
    }

    @Test
    void theScopeAndTheEndOfAQuarantineReachTheCoreAndShowInTheHealth() {
        String agent = newAgent();
        String until = "2099-01-01T00:00:00Z";
        operator()
                .body("{\"reason\":\"drill\",\"scope\":\"canary\",\"until\":\"" + until + "\"}")
                .post("/v1/agents/" + agent + "/quarantine")
                .then()
                .statusCode(200);
        var body = core.asked("agents/" + agent + "/quarantine").getFirst().body();
        assertThat(body.path("scope").asText()).isEqualTo("canary");
        assertThat(body.path("until").asText()).isEqualTo(until);
        String found = "agents.find { it.agent == '" + agent + "' }";
        await().atMost(DEADLINE).until(() -> "canary".equals(health().getString(found + ".quarantine_scope")));
        assertThat(health().getString(found + ".quarantine_until")).isEqualTo(until);
    }

    @Test
    void aHaltAndAReleaseShowInTheStatus() {
        operator().body(REASON).post("/v1/halt").then().statusCode(200).body("trading_state", equalTo("HALTED"));
        await().atMost(DEADLINE).until(() -> health().getString("status").equals("halted"));
        operator().body(REASON).post("/v1/resume").then().statusCode(200);
        await().atMost(DEADLINE).until(() -> health().getString("status").equals("running"));
    }

    @Test
    void theCoresRefusalIsPassedBackAsItIs() {
        operator()
                .body(REASON)
                .post("/v1/agents/" + CoreCounterpart.STRANGER + "/quarantine")
                .then()
                .statusCode(404)
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo("NOT_FOUND"))
                .body("detail", equalTo("no agent stranger is registered"));
    }

    @Test
    void anUnreachableCoreIsAProblemOfItsOwn() {
        core.goAway();
        operator()
                .body(REASON)
                .post("/v1/halt")
                .then()
                .statusCode(503)
                .header("Retry-After", "1")
                .contentType(Problem.MEDIA_TYPE)
                .body("code", equalTo("UNAVAILABLE"));
    }

    @Test
    void withoutAReasonNothingIsPassedOn() {
        int before = core.asked("halt").size();
        operator().body("{}").post("/v1/halt").then().statusCode(422).body("code", equalTo("INVALID_VALUE"));
        operator().post("/v1/halt").then().statusCode(422);
        operator()
                .body("{\"reason\":\"x\",\"force\":true}")
                .post("/v1/halt")
                .then()
                .statusCode(400);
        assertThat(core.asked("halt")).hasSize(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-kenny", "%20", "desk%2Fkenny", "..%2Fhalt%3F", "a%00b"})
    void aNameThatIsNoneIsRefusedAndNotPassedOn(String name) {
        int halts = core.asked("halt").size();
        operator()
                .urlEncodingEnabled(false)
                .body(REASON)
                .post("/v1/agents/" + name + "/quarantine")
                .then()
                .statusCode(422)
                .body("code", equalTo("INVALID_VALUE"));
        assertThat(core.asked("halt")).hasSize(halts);
    }

    @Test
    void aLimitBeyondTheRangeIsRefused() {
        as("vera", Roles.VIEWER).get("/v1/health?limit=0").then().statusCode(422);
        as("vera", Roles.VIEWER).get("/v1/alerts?limit=1001").then().statusCode(422);
    }
}
