package dev.ark.core.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import dev.ark.core.Graveyard;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What other rules would have decided. */
@QuarkusTest
class ReplayTest extends CoreTest {
    private static final String SAME = "{\"note\":\"as strict as ever\"}";
    private static final String STRICTER = "{\"note\":\"nothing may be held\"}";

    @Test
    void exactlyTheVerdictsThatWouldChangeAreListed() {
        String agent = newAgent();
        String approved = decided(agent, buy(10));
        decided(agent, buy(101));
        decided(agent, "{\"action_type\":\"observe\",\"parameters\":{}}");
        replay(agent, STRICTER, Map.of())
                .statusCode(200)
                .body("candidate.revision", equalTo(9))
                .body("replayed", equalTo(3))
                .body("skipped", equalTo(0))
                .body("changed.decision_id", contains(approved))
                .body("changed[0].was", equalTo("approved"))
                .body("changed[0].becomes", equalTo("denied"))
                .body("changed[0].was_rules", empty())
                .body("changed[0].becomes_rules", contains("max_position_size"));
        replay(agent, SAME, Map.of()).body("replayed", equalTo(3)).body("changed", empty());
    }

    @Test
    void verdictsOfTheCoreItselfAreSkipped() {
        String agent = newAgent();
        Graveyard.be(Graveyard.Mood.FAILS);
        decided(agent, buy(1));
        Graveyard.be(Graveyard.Mood.ANSWERS);
        decided(agent, buy(2));
        replay(agent, STRICTER, Map.of())
                .body("replayed", equalTo(1))
                .body("skipped", equalTo(1))
                .body("changed.size()", equalTo(1));
    }

    @Test
    void whatAnOverlayHasDeniedIsSkipped() {
        String agent = newAgent();
        decided(agent, buy(1).replace("cheap", Graveyard.OVERLAYS_OBJECTION));
        String approved = decided(agent, buy(2));
        replay(agent, STRICTER, Map.of())
                .body("replayed", equalTo(1))
                .body("skipped", equalTo(1))
                .body("changed.decision_id", contains(approved));
    }

    @Test
    void theLatestAreTakenUnlessASequenceIsGiven() {
        String agent = newAgent();
        String first = decided(agent, buy(1));
        String second = decided(agent, buy(2));
        replay(agent, STRICTER, Map.of("limit", 1)).body("changed.decision_id", contains(second));
        replay(agent, STRICTER, Map.of("limit", 1, "after", 0)).body("changed.decision_id", contains(first));
    }

    @Test
    void aCandidateThatIsNoRulesetIsRefused() {
        replay(newAgent(), "no manifest", Map.of()).statusCode(422).body("detail", equalTo("as the graveyard says it"));
        operator()
                .urlEncodingEnabled(false)
                .body(Map.of("limit", 5))
                .post("/v1/rulesets:replay")
                .then()
                .statusCode(422);
        replay(newAgent(), SAME, Map.of("limit", 10_001)).statusCode(422);
    }

    @Test
    void theDeployerGetsDecisionsWithTheQuestionsThatWereAskedTheNewestFirst() {
        String agent = newAgent();
        decided(agent, buy(101));
        Graveyard.be(Graveyard.Mood.FAILS);
        String coresOwn = decided(agent, buy(1));
        Graveyard.be(Graveyard.Mood.ANSWERS);
        String page = "/v1/decisions:recorded?limit=1";
        Number seq = recorded(page)
                .body("decisions.decision_id", contains(coresOwn))
                .body("decisions[0].question", nullValue())
                .body("oldest_seq", equalTo(1))
                .extract()
                .path("decisions[0].seq");
        recorded(page + "&before=" + seq)
                .body("decisions.size()", equalTo(1))
                .body("decisions[0].outcome", equalTo("denied"))
                .body("decisions[0].rules", contains("max_position_size"))
                .body("decisions[0].question.items[0].agent", equalTo(agent))
                .body("decisions[0].question.facts.agents." + agent + ".quarantined", equalTo(false));
        recorded(page + "&before=1").body("decisions", empty());
    }

    @Test
    void noOtherServiceGetsRecordedDecisions() {
        as("watchdog", Roles.SERVICE)
                .urlEncodingEnabled(false)
                .get("/v1/decisions:recorded")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse recorded(String path) {
        return as("deployer", Roles.SERVICE)
                .urlEncodingEnabled(false)
                .get(path)
                .then()
                .statusCode(200);
    }

    private static String decided(String agent, String proposal) {
        return propose(agent, proposal).statusCode(201).extract().path("decision_id");
    }

    private static ValidatableResponse replay(String agent, String manifest, Map<String, Object> more) {
        Map<String, Object> body = new HashMap<>(more);
        body.put("manifest", manifest);
        body.put("agent", agent);
        return operator()
                .urlEncodingEnabled(false)
                .body(body)
                .post("/v1/rulesets:replay")
                .then();
    }
}
