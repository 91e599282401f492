package dev.ark.cli.decision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.CoreCommandTest;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExplainTest extends CoreCommandTest {
    private static final String EXPLAIN = "GET /v1/decisions/d-1/explain";

    @Test
    void whatWasViolatedComesFirstAndWhatPassedFollows() {
        core.on(EXPLAIN, 200, Decisions.explanation());
        CommandRun run = explain();
        assertThat(run.exitCode()).isZero();
        assertThat(run.out())
                .containsSubsequence(
                        "denied",
                        "claim differs: leverage: 1, 2",
                        "rules 1.0.0 r1",
                        "rationale ask [redacted:email]",
                        "violated",
                        "max_position_size  HIGH DENY  observed 0.25, limit 0.10 (fraction of equity)",
                        "the position would be too large",
                        "facts marks/AAPL@9",
                        "passed",
                        "max_leverage",
                        "facts at revision 41");
        assertThat(run.out()).containsPattern("max_leverage +0.5 +2 +times equity +agents/kenny@7");
    }

    @Test
    void factsAreShownUnderTheNamesThatRulesGiveThemIfOneLookedAtThem() {
        core.on(EXPLAIN, 200, Decisions.explanation());
        assertThat(explain().out())
                .containsPattern("agents/kenny +7 +account sandbox, principal you, at most 600 actions")
                .containsPattern("marks/AAPL +9 +187.2 from feed-1")
                .containsPattern("consents/c-1 +13 +subject-1 to billing of pii, given 2026")
                .containsPattern("reviews/digest +11 +by olga")
                .containsPattern("overrides/ov-1 +12 +pause by olga: storm; for everybody")
                .doesNotContain("marks/MSFT");
    }

    @Test
    void whatWaitsSaysUntilWhenAndHowToApproveIt() {
        core.on(EXPLAIN, 200, Decisions.explanationOfOneThatWaits());
        assertThat(explain().out()).contains("pending approval", "waits for a person", " approve d-1 --reason TEXT");
    }

    @Test
    void whatCouldNotBeKnownIsNamedByItsRule() {
        core.on(EXPLAIN, 200, Decisions.explanationOfTheUnknown());
        assertThat(explain().out())
                .containsSubsequence(
                        "rules 1.0.0 r1 with overlay abababababab  ",
                        "FACT_UNAVAILABLE",
                        "could not be known",
                        "max_leverage  missing: marks/AAPL",
                        "warned of",
                        "validate_data_sources  LOW WARN  observed 90, limit 60 (seconds)",
                        "not applicable: reversible_actions");
    }

    @Test
    void jsonOutputIsAllThatTheEvaluatorWasGiven() throws IOException {
        core.on(EXPLAIN, 200, Decisions.explanation());
        String out = explain("-o", "json").out();
        assertThat(ArkJson.mapper().readTree(out)).isEqualTo(ArkJson.mapper().readTree(Decisions.explanation()));
    }

    @Test
    void anUnknownDecisionIsNotExplained() {
        CommandRun run = explain();
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("NOT_FOUND");
    }

    private CommandRun explain(String... options) {
        List<String> line = new ArrayList<>(List.of("explain", "d-1"));
        line.addAll(List.of("--url", core.url()));
        line.addAll(List.of("--token-file", home.resolve("token").toString()));
        line.addAll(List.of(options));
        return CommandRun.of(line.toArray(String[]::new));
    }
}
