package dev.ark.core.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ark.core.CoreTest;
import dev.ark.core.Graveyard;
import dev.ark.core.Graveyard.Mood;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Proposals in, decisions out. */
@QuarkusTest
class DecisionsTest extends CoreTest {
    @Test
    void anApprovalCarriesAPermitAndIsInTheJournal() {
        String agent = newAgent();
        var decision = propose(agent, buy(10))
                .statusCode(201)
                .body("outcome", equalTo("approved"))
                .body("agent", equalTo(agent))
                .body("permit.token", notNullValue())
                .body("seq", greaterThan(0))
                .body("deployment", equalTo("stable"))
                .extract();
        int seq = decision.path("seq");
        operator()
                .get("/v1/events?limit=1&after=" + (seq - 1))
                .then()
                .statusCode(200)
                .body("events[0].type", equalTo("decision"))
                .body("events[0].body.decision_id", equalTo(decision.path("decision_id")))
                .body("events[0].body.permit.token", nullValue());
    }

    @Test
    void aDenialIsADecisionAndHasNoPermit() {
        propose(newAgent(), buy(101))
                .statusCode(201)
                .body("outcome", equalTo("denied"))
                .body("violations.rule", contains("max_position_size"))
                .body("permit", nullValue());
    }

    @Test
    void anUnregisteredAgentIsDenied() {
        propose("stranger", buy(1)).statusCode(201).body("violations.rule", contains("watchdog_monitoring"));
    }

    @ParameterizedTest
    @EnumSource(value = Mood.class, names = "ANSWERS", mode = EnumSource.Mode.EXCLUDE)
    void withoutAProperVerdictEverythingIsDenied(Mood mood) {
        String agent = newAgent();
        Graveyard.be(mood);
        propose(agent, buy(1))
                .statusCode(201)
                .body("outcome", equalTo("denied"))
                .body("violations.rule", contains("GRAVEYARD_UNAVAILABLE"));
    }

    @Test
    void theSameKeyAndBodyGetTheFirstAnswerAgain() {
        String agent = newAgent();
        var first = agent(agent).header("Idempotency-Key", "k-1").body(buy(3)).post("/v1/decisions");
        var second = agent(agent).header("Idempotency-Key", "k-1").body(buy(3)).post("/v1/decisions");
        second.then().statusCode(201);
        org.assertj.core.api.Assertions.assertThat(second.jsonPath().getMap(""))
                .isEqualTo(first.jsonPath().getMap(""));
        operator().get("/v1/accounts/" + agent).then().body("holdings[0].open_buys", equalTo("3"));
    }

    @Test
    void theSameKeyWithAnotherBodyIsRefused() {
        String agent = newAgent();
        agent(agent)
                .header("Idempotency-Key", "k-2")
                .body(buy(3))
                .post("/v1/decisions")
                .then()
                .statusCode(201);
        agent(agent)
                .header("Idempotency-Key", "k-2")
                .body(buy(4))
                .post("/v1/decisions")
                .then()
                .statusCode(422)
                .body("code", equalTo("IDEMPOTENCY_CONFLICT"));
    }

    @Test
    void approvedOrdersReserveTheirHeadroom() {
        String agent = newAgent();
        propose(agent, buy(60)).body("outcome", equalTo("approved"));
        propose(agent, buy(60)).body("outcome", equalTo("denied"));
        propose(agent, buy(40)).body("outcome", equalTo("approved"));
        operator().get("/v1/accounts/" + agent).then().body("holdings[0].open_buys", equalTo("100"));
    }

    @Test
    void anExplanationHoldsTheFactsThatWereUsed() {
        String agent = newAgent();
        markNow("AAPL", "187.20");
        String id = propose(agent, buy(5)).extract().path("decision_id");
        operator()
                .get("/v1/decisions/" + id + "/explain")
                .then()
                .statusCode(200)
                .body("decision.decision_id", equalTo(id))
                .body("proposal.parameters.quantity", equalTo("5"))
                .body("facts.market.marks.AAPL.price", equalTo(187.20f))
                .body("facts.accounts", notNullValue());
    }

    @Test
    void anAgentSeesItsOwnDecisionsOnly() {
        String agent = newAgent();
        String id = propose(agent, buy(1)).extract().path("decision_id");
        agent(agent).get("/v1/decisions/" + id).then().statusCode(200).body("permit.token", nullValue());
        agent("somebody").get("/v1/decisions/" + id).then().statusCode(403);
    }

    @Test
    void aReviewedActionMayBeProposedAgain() {
        String agent = newAgent();
        String code = "{\"action_type\":\"execute_code\",\"parameters\":{\"language\":\"sh\",\"code\":\"date\"}}";
        String id = propose(agent, code)
                .body("violations.rule", hasItem("require_hrm_approval"))
                .extract()
                .path("decision_id");
        as(agent, "operator")
                .body("{\"reason\":\"mine\"}")
                .post("/v1/decisions/" + id + "/approval")
                .then()
                .statusCode(403);
        operator()
                .body("{\"reason\":\"harmless\"}")
                .post("/v1/decisions/" + id + "/approval")
                .then()
                .statusCode(200);
        propose(agent, code).body("outcome", equalTo("approved"));
        propose(agent, code.replace("date", "rm")).body("outcome", equalTo("denied"));
    }

    @Test
    void anApprovedDecisionCannotBeReviewed() {
        String id = propose(newAgent(), buy(1)).extract().path("decision_id");
        operator()
                .body("{\"reason\":\"why not\"}")
                .post("/v1/decisions/" + id + "/approval")
                .then()
                .statusCode(409)
                .body("code", equalTo("NOT_REVIEWABLE"));
    }

    @Test
    void aRuleChangeQuarantinesItsAgent() {
        String agent = newAgent();
        propose(agent, "{\"action_type\":\"rule_change\",\"parameters\":{}}").body("outcome", equalTo("denied"));
        operator().get("/v1/agents/" + agent).then().body("quarantined", equalTo(true));
        propose(agent, buy(1)).body("violations.rule", contains("watchdog_monitoring"));
    }

    @Test
    void aRehearsalWritesNothing() {
        String agent = newAgent();
        long before = head();
        agent(agent)
                .body(buy(10))
                .post("/v1/evaluations")
                .then()
                .statusCode(200)
                .body("outcome", equalTo("approved"));
        org.assertj.core.api.Assertions.assertThat(writtenSince(before)).isEmpty();
        operator().get("/v1/accounts/" + agent).then().body("holdings.size()", equalTo(0));
    }

    @Test
    void theTraceIdOfTheRequestIsTheDecisions() {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";
        agent(newAgent())
                .header("traceparent", "00-" + trace + "-00f067aa0ba902b7-01")
                .body(buy(1))
                .post("/v1/decisions")
                .then()
                .statusCode(201)
                .body("trace_id", equalTo(trace))
                .header("traceparent", not(equalTo("")));
    }
}
