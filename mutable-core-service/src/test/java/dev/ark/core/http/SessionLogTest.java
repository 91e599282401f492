package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What agents say of their sessions. */
@QuarkusTest
class SessionLogTest extends StateKeys {
    private final String ann = somebody();
    private final String ben = somebody();

    @BeforeEach
    void bothSaySomething() {
        for (int i = 0; i < 3; i++) {
            append(ann, "{\"session\":\"s-" + i % 2 + "\",\"event\":\"step\",\"detail\":{\"n\":" + i + ".0}}")
                    .statusCode(201)
                    .body("agent", equalTo(ann));
            append(ben, "{\"session\":\"s-0\",\"event\":\"step\"}").statusCode(201);
        }
    }

    @Test
    void anAgentSeesItsOwnLinesInOrder() {
        var pages = pages(() -> agent(ann), "/v1/session-log", 2);
        assertThat(pages).hasSize(2);
        assertThat(StateKeys.<Float>all(pages, "detail.n")).containsExactly(0.0f, 1.0f, 2.0f);
        assertThat(StateKeys.<String>all(pages, "agent")).containsOnly(ann);
    }

    @Test
    void anAgentSeesNoLineOfAnother() {
        agent(ann).get("/v1/session-log?agent=" + ben).then().statusCode(403);
        assertThat(StateKeys.<String>all(pages(() -> agent(ann), "/v1/session-log?agent=", 100), "agent"))
                .containsOnly(ann);
    }

    @Test
    void anOperatorSeesAllLinesOrOneAgents() {
        assertThat(StateKeys.<String>all(pages(() -> operator(), "/v1/session-log", 100), "agent"))
                .contains(ann, ben);
        assertThat(StateKeys.<String>all(pages(() -> operator(), "/v1/session-log?agent=" + ben, 2), "agent"))
                .containsExactly(ben, ben, ben);
    }

    @Test
    void oneSessionIsListed() {
        agent(ann)
                .get("/v1/session-log?session=s-0")
                .then()
                .body("items.size()", equalTo(2))
                .body("items[0].event", equalTo("step"));
    }

    @Test
    void aLineNeedsItsSessionAndEvent() {
        append(ann, "{\"event\":\"step\"}").statusCode(422);
        append(ann, "{\"session\":\"s\",\"event\":\"a b\"}").statusCode(422);
        append(ann, "{\"session\":\"s\",\"event\":\"e\",\"agent\":\"ben\"}").statusCode(400);
    }

    private static ValidatableResponse append(String who, String body) {
        return agent(who).body(body).post("/v1/session-log").then();
    }
}
