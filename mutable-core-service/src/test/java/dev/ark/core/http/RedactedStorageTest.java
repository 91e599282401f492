package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.ark.core.CoreTest;
import dev.ark.core.StateFiles;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept of a proposal holds nobody's card. */
@QuarkusTest
class RedactedStorageTest extends CoreTest {
    private static final String CARD = "4111111111111111";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"action_type\":\"publish\",\"parameters\":{\"channel\":\"c\",\"text\":\"card CARD\"},\"rationale\":\"of CARD\"}",
                "{\"action_type\":\"observe\",\"parameters\":{\"deep\":[{\"CARD\":\"CARD\"}],\"number\":CARD}}",
                "{\"action_type\":\"CARD\",\"parameters\":{\"a\":\"CARD\"}}",
                "{\"action_type\":\"transfer\",\"parameters\":{\"amount\":\"5\",\"currency\":\"USD\",\"destination\":\"d\",\"compensating_plan\":\"refund CARD\"},\"rationale\":\"CARD\"}"
            })
    void noCardNumberReachesTheFile(String proposal) throws IOException {
        String agent = newAgent();
        String id = propose(agent, proposal.replace("CARD", CARD))
                .statusCode(201)
                .extract()
                .path("decision_id");
        operator()
                .get("/v1/decisions/" + id + "/explain")
                .then()
                .statusCode(200)
                .body("proposal.parameters.toString()", org.hamcrest.Matchers.not(containsString(CARD)));
        assertThat(filesWithTheCard()).isEmpty();
    }

    @Test
    void theReasonOfAnOperatorIsKeptWithoutIt() throws IOException {
        String id = propose(
                        newAgent(),
                        "{\"action_type\":\"transfer\",\"parameters\":{\"amount\":\"5\",\"currency\":\"USD\",\"destination\":\"d\"}}")
                .extract()
                .path("decision_id");
        operator()
                .body("{\"reason\":\"card " + CARD + " is stolen\",\"approve\":false}")
                .post("/v1/decisions/" + id + "/approval")
                .then()
                .statusCode(200)
                .body(
                        "decision.violations[0].message",
                        equalTo("rejected by olivia: card [redacted:card …1111] is stolen"));
        assertThat(filesWithTheCard()).isEmpty();
    }

    private static Stream<Path> filesWithTheCard() throws IOException {
        try (Stream<Path> files = Files.walk(StateFiles.database().getParent())) {
            return files.filter(Files::isRegularFile).filter(RedactedStorageTest::holdsTheCard).toList().stream();
        }
    }

    private static boolean holdsTheCard(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(CARD);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
