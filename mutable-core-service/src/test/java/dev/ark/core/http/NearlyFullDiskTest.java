package dev.ark.core.http;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** With less free space than is wanted, agents' own writes are refused, and what judges or stops goes on. */
@QuarkusTest
@TestProfile(NearlyFullDiskTest.MoreThanAnyDiskHas.class)
class NearlyFullDiskTest extends CoreTest {
    /** Wants more free space than there is. */
    public static final class MoreThanAnyDiskHas implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ark.core.state.reserve", "4000000G");
        }
    }

    @Test
    void agentsKeepNothingMore() {
        String agent = newAgent();
        agent(agent)
                .header("If-None-Match", "*")
                .body("1")
                .put("/v1/agents/" + agent + "/state/key")
                .then()
                .statusCode(507)
                .header("Retry-After", "30")
                .body("code", equalTo("STORAGE_LOW"));
        agent(agent)
                .body("{\"session\":\"s\",\"event\":\"said\",\"detail\":{}}")
                .post("/v1/session-log")
                .then()
                .statusCode(507);
        agent(agent)
                .body("{\"type\":\"summary\",\"content\":\"text\"}")
                .post("/v1/agents/" + agent + "/memories")
                .then()
                .statusCode(507);
    }

    @Test
    void decisionsGoOnAndTheRulesAreTold() {
        String agent = newAgent();
        markNow("AAPL", "187");
        String id = propose(agent, buy(1)).statusCode(201).extract().path("decision_id");
        operator()
                .get("/v1/decisions/" + id + "/explain")
                .then()
                .statusCode(200)
                .body("facts.control.journal.above_reserve", equalTo(false));
    }

    @Test
    void whatStopsGoesOn() {
        String agent = newAgent();
        command("/v1/agents/" + agent + "/quarantine").statusCode(200);
        command("/v1/halt").statusCode(200);
        release();
    }

    @Test
    void readinessSaysSo() {
        operator()
                .get("/q/health/ready")
                .then()
                .statusCode(200)
                .body("checks.data.disk", hasItem(containsString("nearly full")));
    }
}
