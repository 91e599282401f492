package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.ark.contract.identity.Roles;
import dev.ark.core.CoreTest;
import dev.ark.core.sqlite.Writer;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What waits for a person, and how it ends. */
@QuarkusTest
class ApprovalsTest extends CoreTest {
    @Inject
    Writer writer;

    @Test
    void whatNeedsAPersonWaitsWithoutAPermit() {
        propose(newAgent(), transfer())
                .statusCode(201)
                .body("outcome", equalTo("pending_approval"))
                .body("approval_expires_at", notNullValue())
                .body("permit", nullValue());
    }

    @Test
    void whatIsApprovedIsDecidedAnewUnderTheSameId() {
        String agent = newAgent();
        String id = waiting(agent, transfer());
        long before = head();
        approve(id, "true")
                .statusCode(200)
                .body("decision.decision_id", equalTo(id))
                .body("decision.outcome", equalTo("approved"))
                .body("decision.approval_expires_at", nullValue())
                .body("decision.permit.id", notNullValue())
                .body("decision.permit.token", nullValue());
        assertThat(writtenSince(before)).containsExactly("review", "decision_settled");
        operator().get("/v1/decisions/" + id).then().body("outcome", equalTo("approved"));
        operator().get("/v1/decisions/" + id + "/explain").then().body("decision.outcome", equalTo("approved"));
    }

    @Test
    void itsAgentFindsThePermitAndSpendsIt() {
        String agent = newAgent();
        String proposal = transfer();
        String id = waiting(agent, proposal);
        approve(id, "true").statusCode(200);
        var found = agent(agent).get("/v1/decisions/" + id).jsonPath();
        new GivenPermit(agent, proposal, found.getString("permit.id"), found.getString("permit.token"))
                .spend()
                .statusCode(200);
        operator().get("/v1/decisions/" + id).then().body("permit.token", nullValue());
    }

    @Test
    void whatIsRejectedIsDenied() {
        String agent = newAgent();
        String id = waiting(agent, transfer());
        approve(id, "false").statusCode(200).body("decision.outcome", equalTo("denied"));
        agent(agent)
                .get("/v1/decisions/" + id)
                .then()
                .body("outcome", equalTo("denied"))
                .body("violations.rule", contains("human_in_loop_critical"))
                .body("violations[0].message", equalTo("rejected by olivia: for a test"));
    }

    @Test
    void whatIsSettledIsNotSettledAgain() {
        String approved = waiting(newAgent(), transfer());
        approve(approved, "true").statusCode(200);
        approve(approved, "true").statusCode(409).body("code", equalTo("CONFLICT"));
        String rejected = waiting(newAgent(), transfer());
        approve(rejected, "false").statusCode(200);
        approve(rejected, "true").statusCode(409).body("code", equalTo("CONFLICT"));
    }

    @Test
    void whoProposedItCannotApproveItNorRejectIt() {
        String agent = newAgent();
        String id = waiting(agent, transfer());
        for (String word : new String[] {"true", "false"}) {
            as(agent, Roles.OPERATOR)
                    .body("{\"reason\":\"mine\",\"approve\":" + word + "}")
                    .post("/v1/decisions/" + id + "/approval")
                    .then()
                    .statusCode(403);
        }
        operator().get("/v1/decisions/" + id).then().body("outcome", equalTo("pending_approval"));
    }

    @Test
    void aHaltBetweenTheProposalAndTheApprovalDeniesIt() {
        String id = waiting(newAgent(), transfer());
        command("/v1/halt").statusCode(200);
        try {
            approve(id, "true")
                    .statusCode(200)
                    .body("decision.outcome", equalTo("denied"))
                    .body("decision.violations.rule", contains("emergency_halt_enabled"));
        } finally {
            release();
        }
    }

    @Test
    void anApprovalThatCameToNothingApprovesNothingLater() {
        String agent = newAgent();
        String proposal = transfer();
        String first = waiting(agent, proposal);
        String second = waiting(agent, proposal);
        command("/v1/halt").statusCode(200);
        try {
            approve(first, "true").body("decision.outcome", equalTo("denied"));
        } finally {
            release();
        }
        String third = waiting(agent, proposal);
        approve(second, "false").body("decision.outcome", equalTo("denied"));
        propose(agent, proposal).body("outcome", equalTo("pending_approval"));
        approve(third, "true").body("decision.outcome", equalTo("approved"));
        propose(agent, proposal).body("outcome", equalTo("pending_approval"));
    }

    @Test
    void aRejectionTakesBackAnEarlierReviewOfTheSameAction() {
        String agent = newAgent();
        String proposal = transfer();
        String id = waiting(agent, proposal);
        String digest = operator().get("/v1/decisions/" + id).jsonPath().getString("action_digest");
        writer.submit(transaction -> transaction
                        .session()
                        .update(
                                "INSERT INTO review VALUES (?, ?, 'olivia', ?, ?, 1)",
                                digest,
                                id,
                                transaction.now().toEpochMilli(),
                                transaction.now().plusSeconds(60).toEpochMilli()))
                .join();
        approve(id, "false").body("decision.outcome", equalTo("denied"));
        waiting(agent, proposal);
    }

    @Test
    void aDecisionThatNeverWaitedCannotBeRejected() {
        String id = propose(
                        newAgent(),
                        "{\"action_type\":\"execute_code\",\"parameters\":{\"language\":\"sh\",\"code\":\"ls\"}}")
                .extract()
                .path("decision_id");
        approve(id, "false").statusCode(409).body("code", equalTo("NOT_REVIEWABLE"));
        approve(id, "true").statusCode(200).body("decision", nullValue());
    }

    @Test
    void whatWaitsIsListedNewestFirst() {
        String agent = newAgent();
        String first = waiting(agent, transfer());
        String second = waiting(agent, transfer());
        String foreign = waiting(newAgent(), transfer());
        var page = agent(agent)
                .get("/v1/decisions?outcome=pending_approval&limit=1")
                .jsonPath();
        assertThat(page.getList("decisions.decision_id")).containsExactly(second);
        agent(agent)
                .get("/v1/decisions?outcome=pending_approval&cursor=" + page.getString("next"))
                .then()
                .body("decisions.decision_id", contains(first))
                .body("next", nullValue());
        approve(first, "false").statusCode(200);
        operator()
                .get("/v1/decisions?outcome=pending_approval&limit=1000")
                .then()
                .body("decisions.decision_id", hasItem(foreign))
                .body("decisions.decision_id", not(hasItem(first)));
        operator().get("/v1/decisions?outcome=denied").then().statusCode(422).body("detail", containsString("outcome"));
    }

    private static String waiting(String agent, String proposal) {
        return propose(agent, proposal)
                .statusCode(201)
                .body("outcome", equalTo("pending_approval"))
                .extract()
                .path("decision_id");
    }

    private static ValidatableResponse approve(String id, String word) {
        return operator()
                .body("{\"reason\":\"for a test\",\"approve\":" + word + "}")
                .post("/v1/decisions/" + id + "/approval")
                .then();
    }

    private static String transfer() {
        return "{\"action_type\":\"transfer\",\"parameters\":{\"amount\":\"5\",\"currency\":\"USD\",\"destination\":\""
                + UUID.randomUUID() + "\"}}";
    }
}
