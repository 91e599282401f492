package dev.ark.core.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.core.CoreTest;
import dev.ark.core.Eventually;
import dev.ark.core.sqlite.Writer;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What nobody comes for. */
@QuarkusTest
@TestProfile(ApprovalExpiryTest.ShortPatience.class)
class ApprovalExpiryTest extends CoreTest {
    /** Approvals that are soon too late. */
    public static final class ShortPatience implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ark.core.decision.approval-lifetime", "50ms");
        }
    }

    @Inject
    Writer writer;

    @Test
    void whatCannotBeReadStopsNoOther() {
        writer.submit(transaction -> transaction
                        .session()
                        .update("INSERT INTO pending VALUES ('unreadable', 0, 'kenny', 'x', 'no proposal', '', 0)"))
                .join();
        whatNobodyApprovesInTimeIsDenied();
    }

    @Test
    void whatNobodyApprovesInTimeIsDenied() {
        String agent = newAgent();
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ids.add(propose(
                            agent,
                            "{\"action_type\":\"transfer\",\"parameters\":{\"amount\":\"5\",\"currency\":\"USD\",\"destination\":\"d-"
                                    + i + "\"}}")
                    .body("outcome", equalTo("pending_approval"))
                    .extract()
                    .path("decision_id"));
        }
        for (String id : ids) {
            Eventually.holds(
                    id + " is settled",
                    () -> agent(agent)
                            .get("/v1/decisions/" + id)
                            .jsonPath()
                            .getString("outcome")
                            .equals("denied"));
            agent(agent)
                    .get("/v1/decisions/" + id)
                    .then()
                    .body("violations.rule", contains("human_in_loop_critical"))
                    .body("violations.observed", contains("expired"));
            operator()
                    .body("{\"reason\":\"late\"}")
                    .post("/v1/decisions/" + id + "/approval")
                    .then()
                    .statusCode(409);
        }
    }
}
