package dev.ark.core.http;

import static org.hamcrest.Matchers.equalTo;

import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** Rules change by a release, and an attempt to change them otherwise is not forgotten. */
@QuarkusTest
class RuleWritesTest extends CoreTest {
    @Test
    void anAttemptIsRefusedAndJournaled() {
        int before = operator().get("/v1/journal/head").path("seq");
        operator()
                .body("{}")
                .put("/v1/rules/max_position_size")
                .then()
                .statusCode(403)
                .body("code", equalTo("RULES_IMMUTABLE"));
        operator()
                .get("/v1/events?after=" + before)
                .then()
                .body("events[0].type", equalTo("rule_write_refused"))
                .body("events[0].body.actor", equalTo("olivia"))
                .body("events[0].body.target", equalTo("max_position_size"));
    }

    @Test
    void anAgentThatTriesIsQuarantined() {
        String agent = newAgent();
        agent(agent).body("{}").post("/v1/rules").then().statusCode(403);
        operator().get("/v1/agents/" + agent).then().body("quarantined", equalTo(true));
    }
}
