package dev.ark.core.http;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.ark.core.CoreTest;
import dev.ark.core.Graveyard;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever reaches the core can read the rules. */
@QuarkusTest
class RuleReadingTest extends CoreTest {
    @Test
    void theRulesAreAsTheGraveyardShowsThem() {
        agent("kenny").get("/v1/rules").then().statusCode(200).body("rules", hasSize(0));
        agent("kenny").get("/v1/ruleset").then().statusCode(200).body("sha256", equalTo(Graveyard.RULES.sha256()));
        agent("kenny").get("/v1/overlay").then().statusCode(200).body("text", equalTo(Graveyard.OVERLAY));
    }

    @Test
    void aRuleThatTheGraveyardDoesNotKnowIsNotFound() {
        agent("kenny")
                .get("/v1/rules/no_rule")
                .then()
                .statusCode(404)
                .body("detail", equalTo("as the graveyard says it"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/v1/rules", "/v1/rules/max_leverage", "/v1/ruleset", "/v1/overlay"})
    void aGraveyardThatFailsIsUnavailable(String path) {
        Graveyard.be(Graveyard.Mood.FAILS);
        agent("kenny").get(path).then().statusCode(503).body("code", equalTo("UNAVAILABLE"));
    }
}
