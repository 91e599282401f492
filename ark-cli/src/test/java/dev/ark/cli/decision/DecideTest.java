package dev.ark.cli.decision;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.CommandRun;
import dev.ark.cli.CoreCommandTest;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class DecideTest extends CoreCommandTest {
    private static final String DECIDE = "POST /v1/decisions";

    @Test
    void anApprovalPrintsItsPermitAndExitsZero() {
        core.on(DECIDE, 201, Decisions.approved());
        CommandRun run = ark("decide", "trade", "symbol=AAPL", "quantity=20");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("approved", "permit-1", "secret-token", " explain d-1");
    }

    @Test
    void aDenialPrintsEachViolationWithValueLimitAndUnitAndExitsOne() {
        core.on(DECIDE, 201, Decisions.denied());
        CommandRun run = ark("decide", "trade", "symbol=AAPL");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("denied", "max_position_size", "observed 0.25, limit 0.10 (fraction of equity)")
                .contains("the position would be too large");
    }

    @Test
    void aDecisionThatWaitsForAPersonSaysHowToApproveItAndExitsOne() {
        core.on(DECIDE, 201, Decisions.pending());
        CommandRun run = ark("decide", "transfer", "amount=5");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("pending approval", " approve d-1 --reason");
    }

    @Test
    void whatIsNotAllowedExitsFourAndPrintsTheProblem() {
        core.on(DECIDE, 403, "{\"code\":\"FORBIDDEN\",\"detail\":\"the role does not allow this\"}");
        CommandRun run = ark("decide", "observe");
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("FORBIDDEN: the role does not allow this");
        assertThat(run.out()).isEmpty();
    }

    @Test
    void aRefusedBodyExitsOne() {
        core.on(DECIDE, 422, "{\"code\":\"A_CODE_OF_TOMORROW\",\"detail\":\"no\"}");
        CommandRun run = ark("decide", "observe");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("A_CODE_OF_TOMORROW: no");
    }

    @Test
    void anUnreachableCoreIsNamed() {
        String url = core.url();
        core.close();
        CommandRun run = CommandRun.of("decide", "observe", "--url", url, "--token-file", token());
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("nothing answers at " + url);
    }

    @Test
    void valuesAreTextsUnlessTheyAreJson() throws IOException {
        core.on(DECIDE, 201, Decisions.approved());
        ark("decide", "trade", "symbol=AAPL", "quantity=187.20", "dry=true", "meta={\"a\":1}", "--rationale", "why");
        JsonNode body = ArkJson.mapper().readTree(core.requests().getFirst().body());
        assertThat(body.at("/action_type").asText()).isEqualTo("trade");
        assertThat(body.at("/rationale").asText()).isEqualTo("why");
        assertThat(body.at("/parameters").toString())
                .isEqualTo("{\"symbol\":\"AAPL\",\"quantity\":187.20,\"dry\":true,\"meta\":{\"a\":1}}");
    }

    @Test
    void theGivenTokenIsPresented() {
        core.on(DECIDE, 201, Decisions.approved());
        ark("decide", "observe");
        assertThat(core.requests().getFirst().authorization()).isEqualTo("Bearer the-token");
    }

    @Test
    void aFileIsSentAsItIs() throws IOException {
        core.on(DECIDE, 201, Decisions.approved());
        Path body = Files.writeString(home.resolve("body.json"), "{ not even json");
        ark("decide", "--file", body.toString());
        assertThat(core.requests().getFirst().body()).isEqualTo("{ not even json");
    }

    @Test
    void jsonOutputIsTheDecision() throws IOException {
        core.on(DECIDE, 201, Decisions.denied());
        CommandRun run = ark("decide", "observe", "-o", "json");
        assertThat(ArkJson.mapper().readTree(run.out()).path("outcome").asText())
                .isEqualTo("denied");
    }

    @Test
    void wrongUsageExitsTwo() {
        assertThat(ark("decide").exitCode()).isEqualTo(2);
        assertThat(ark("decide", "trade", "symbol").exitCode()).isEqualTo(2);
        assertThat(ark("decide", "trade", "a=1", "a=2").err()).contains("a is given twice");
        assertThat(ark("decide", "trade", "--file", "x").exitCode()).isEqualTo(2);
        assertThat(core.requests()).isEmpty();
    }

    @Test
    void withoutAKeyAndATokenItIsNotAllowed() {
        CommandRun run = CommandRun.of("decide", "observe", "--url", core.url(), "--home", home.toString());
        assertThat(run.exitCode()).isEqualTo(4);
        assertThat(run.err()).contains("the signing key", "cannot be read");
    }
}
