package dev.ark.core.http;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import dev.ark.core.CoreTest;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Collections;
import org.junit.jupiter.api.Test;

/** Many proposals in one request. */
@QuarkusTest
class BatchTest extends CoreTest {
    private static final String NONSENSE = "{\"action_type\":\"trade\",\"colour\":\"red\"}";
    private static final String NO_SIDE = "{\"action_type\":\"trade\",\"parameters\":{\"symbol\":\"AAPL\"}}";

    @Test
    void eachIsAnsweredAsAloneAndInOrder() {
        agent(newAgent())
                .urlEncodingEnabled(false)
                .body(batch(buy(60), NONSENSE, buy(50), NO_SIDE, "7", buy(40), buy(1)))
                .post("/v1/decisions:batch")
                .then()
                .statusCode(200)
                .body("results.decision.outcome", contains("approved", "denied", "approved", "denied"))
                .body("results[0].decision.permit.token", org.hamcrest.Matchers.notNullValue())
                .body("results[2].decision.outcome", equalTo("denied"))
                .body("results[5].decision.outcome", equalTo("approved"))
                .body("results[1].problem.code", equalTo("UNKNOWN_FIELD"))
                .body("results[3].problem.code", equalTo("INVALID_VALUE"))
                .body("results[4].decision", nullValue());
    }

    @Test
    void aDryRunCountsWhatItApprovesAndReservesNothing() {
        String agent = newAgent();
        long before = head();
        agent(agent)
                .urlEncodingEnabled(false)
                .body(batch(buy(60), NO_SIDE, buy(50), buy(40)))
                .post("/v1/evaluations:batch")
                .then()
                .statusCode(200)
                .body("results.verdict.outcome", contains("approved", "denied", "approved"))
                .body("results[1].problem.code", equalTo("INVALID_VALUE"));
        org.assertj.core.api.Assertions.assertThat(writtenSince(before)).isEmpty();
        operator().get("/v1/accounts/" + agent).then().body("holdings.size()", equalTo(0));
    }

    @Test
    void aBatchHasOneToSixtyFourProposals() {
        String agent = newAgent();
        for (String path : new String[] {"/v1/decisions:batch", "/v1/evaluations:batch"}) {
            agent(agent)
                    .urlEncodingEnabled(false)
                    .body("{\"proposals\":[]}")
                    .post(path)
                    .then()
                    .statusCode(422);
            agent(agent)
                    .urlEncodingEnabled(false)
                    .body(batch(Collections.nCopies(65, buy(1)).toArray(String[]::new)))
                    .post(path)
                    .then()
                    .statusCode(422);
            agent(agent)
                    .urlEncodingEnabled(false)
                    .body(batch(Collections.nCopies(64, NO_SIDE).toArray(String[]::new)))
                    .post(path)
                    .then()
                    .statusCode(200)
                    .body("results.size()", equalTo(64));
        }
    }

    private static String batch(String... proposals) {
        return "{\"proposals\":[" + String.join(",", proposals) + "]}";
    }
}
