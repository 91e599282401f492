package dev.ark.core.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The canary's core keeps to a quarantine that holds in its slot alone. */
@QuarkusTest
@TestProfile(CanaryQuarantineTest.Canary.class)
class CanaryQuarantineTest extends CoreTest {
    public static final class Canary implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ark.release.deployment", "canary");
        }
    }

    @Test
    void anAgentThatIsQuarantinedInTheCanaryIsDeniedThere() {
        String agent = newAgent();
        operator()
                .body("{\"reason\":\"drill\",\"scope\":\"canary\"}")
                .post("/v1/agents/" + agent + "/quarantine")
                .then()
                .statusCode(200);
        propose(agent, buy(1))
                .body("deployment", equalTo("canary"))
                .body("violations.rule", contains("watchdog_monitoring"));
    }
}
