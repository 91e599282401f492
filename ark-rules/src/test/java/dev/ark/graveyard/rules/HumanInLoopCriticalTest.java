package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.json.ArkJson;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HumanInLoopCriticalTest {
    private static final String RULE = "human_in_loop_critical";
    private static final Proposal TRANSFER = Proposed.transfer("acct-9").now();

    @Test
    void transfersAndDeploymentsWaitForAPerson() {
        for (Proposal critical : List.of(TRANSFER, deployment())) {
            Verdict waiting = World.ordinary().decide(critical);
            assertThat(waiting.outcome()).isEqualTo(Outcome.PENDING_APPROVAL);
            assertThat(named(waiting)).containsExactly(RULE);
            assertThat(violation(waiting, RULE).effect()).isEqualTo(Effect.PENDING_HUMAN);
            assertThat(violation(waiting, RULE).message())
                    .isEqualTo("this action waits for an operator's approval: an operator posts to"
                            + " /v1/decisions/{id}/approval, with the id of this decision, within 15 minutes");
            assertThat(World.ordinary().reviewed(critical).decide(critical).outcome())
                    .isEqualTo(Outcome.APPROVED);
        }
    }

    @Test
    void codeIsDeniedUntilItIsReviewedAndThenHasItsApproval() {
        Proposal code = Proposed.code("ls").now();
        assertThat(named(World.ordinary().decide(code))).containsExactly("require_hrm_approval", RULE);
        assertThat(World.ordinary().decide(code).outcome()).isEqualTo(Outcome.DENIED);
        assertThat(World.ordinary().reviewed(code).decide(code).outcome()).isEqualTo(Outcome.APPROVED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"halt", "position.limit", "riskLimits", "kill_switch", "trading-state"})
    void aChangeOfLimitsOrOfTheHaltStateIsCritical(String key) {
        assertThat(named(World.ordinary().decide(Proposed.config(key).now()))).contains(RULE);
    }

    @Test
    void otherActionsWaitForNobody() {
        for (Proposed proposed : List.of(
                Proposed.config("theme.colour"),
                Proposed.buy("1"),
                Proposed.cancel(),
                Proposed.publication("blog", "hello"),
                Proposed.file("write", "/data/x"))) {
            assertThat(World.ordinary().decide(proposed.now()).outcome()).isEqualTo(Outcome.APPROVED);
        }
    }

    @Test
    void aFurtherTypeOfACriticalFamilyIsCriticalAndTheFamilyOfACriticalTypeIsNot() {
        ActionTypes types = ActionTypes.registering(Map.of("wire", "transfer", "deploy", "config_change"));
        CriticalTypes critical = CriticalTypes.of(List.of("transfer", "deploy"), types);
        assertThat(List.of("transfer", "wire", "deploy")).allMatch(critical::hold);
        assertThat(List.of("config_change", "buy", "teleport")).noneMatch(critical::hold);
    }

    @Test
    void anApprovalLivesForFifteenMinutes() {
        assertThat(approved("olga", NOW.minusSeconds(899), NOW)).isEmpty();
        assertThat(approved("olga", NOW.minusSeconds(900), NOW)).isEmpty();
        assertThat(approved("olga", NOW.minusMillis(900_001), NOW)).containsExactly(RULE);
        assertThat(approved("olga", NOW, NOW.minusMillis(1))).containsExactly(RULE);
        assertThat(approved("olga", NOW.plusMillis(5_001), NOW.plusSeconds(60))).containsExactly(RULE);
    }

    @Test
    void nobodyApprovesItsOwn() {
        assertThat(approved(World.KENNY, NOW, NOW.plusSeconds(60))).containsExactly(RULE);
    }

    @Test
    void anApprovalIsOfOneAction() {
        World world = World.ordinary().reviewed(TRANSFER);
        assertThat(named(world.decide(Proposed.transfer("acct-8").now()))).containsExactly(RULE);
    }

    @Test
    void whatCannotBeReadAwaitsNobody() {
        assertThat(named(World.ordinary()
                        .decide(Proposed.transfer("acct-9").with("amount", "-1").now())))
                .containsExactly("INVALID_ACTION");
    }

    @Test
    void theApprovalIsAmongTheFactsMeasured() {
        Verdict verdict = World.ordinary().reviewed(TRANSFER).decide(TRANSFER);
        assertThat(measurement(verdict, RULE).facts())
                .containsExactly("reviews/" + TRANSFER.actionDigest(World.KENNY) + "@11");
    }

    private static Proposal deployment() {
        return Proposed.action("deploy")
                .with("key", "core.image")
                .with("value", "2")
                .now();
    }

    private static List<String> approved(String reviewer, Instant at, Instant expiresAt) {
        return named(World.ordinary().review(TRANSFER, reviewer, at, expiresAt).decide(TRANSFER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"%1$s\":{\"enabled\":false}}",
                "{\"a\":[{\"b\":{\"%1$s\":1}}]}",
                "[{\"key\":\"%1$s\",\"value\":false}]"
            })
    void aValueHidesNoKey(String value) throws Exception {
        JsonNode hidden = ArkJson.mapper().readTree(value.formatted("limits"));
        assertThat(named(World.ordinary()
                        .decide(Proposed.config("settings")
                                .with("value", hidden)
                                .now())))
                .contains(RULE);
    }
}
