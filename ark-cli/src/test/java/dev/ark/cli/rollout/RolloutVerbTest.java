package dev.ark.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be told a rollout that is in progress. */
class RolloutVerbTest extends RolloutCommandTest {
    private void isInProgress() {
        deployer.on(CURRENT, 200, view(summary("ramp", 0, ""), List.of(row(2, "ramp", 0, "")), List.of()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"promote", "pause", "abort", "canary resume", "canary hold"})
    void theOneInProgressIsToldWithTheReason(String command) {
        isInProgress();
        String verb = command.substring(command.indexOf(' ') + 1);
        String request = "POST /v1/rollouts/r-1/" + verb;
        deployer.on(request, 202, summary("ramp", 0, ""));
        CommandRun run = ark((command + " --reason enough").split(" "));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("told r-1 to " + verb, "rollouts show r-1 -w");
        assertThat(sent(request)).isEqualTo("{\"reason\":\"enough\"}");
    }

    @Test
    void anotherMayBeNamedAndAPromotionForced() {
        deployer.on("POST /v1/rollouts/r-7/promote", 202, summary("ramp", 0, ""));
        assertThat(ark("promote", "--id", "r-7", "--force", "--reason", "I know better")
                        .exitCode())
                .isZero();
        assertThat(sent("POST /v1/rollouts/r-7/promote")).isEqualTo("{\"reason\":\"I know better\",\"force\":true}");
    }

    @Test
    void anAbortWithNothingInProgressSaysSoAndExitsZero() {
        CommandRun run = ark("abort", "--reason", "enough");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("nothing is in progress");
    }

    @Test
    void anAbortOfOneThatIsOverSaysSo() {
        deployer.on("POST /v1/rollouts/r-1/abort", 200, summary("done", 0, ""));
        CommandRun run = ark("abort", "--id", "r-1", "--reason", "enough");
        assertThat(run.exitCode()).isZero();
        assertThat(run.out()).contains("r-1 is over already: done");
    }

    @Test
    void anythingElseWithNothingInProgressIsAFailureAndAReasonIsNeeded() {
        CommandRun run = ark("promote", "--reason", "enough");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("no rollout is in progress");
        assertThat(ark("pause").exitCode()).isEqualTo(2);
    }
}
