package dev.ark.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import dev.ark.cli.terminal.Style;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.rollout.RolloutView;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rollouts listed and shown. */
class RolloutsTest extends RolloutCommandTest {
    private static final String WHY = "errors: 12 of 200 requests failed";

    private static String record() {
        return view(
                summary("rolled_back", 0, WHY),
                List.of(ended(1, "ramp", 0, "the router has it"), row(2, "rollback", 2, WHY)),
                List.of(check("denials", "pass", "fine"), check("errors", "fail", WHY)));
    }

    @Test
    void theyAreListed() {
        deployer.on("GET /v1/rollouts?limit=5", 200, "{\"rollouts\":[" + summary("rolled_back", 0, WHY) + "]}");
        CommandRun run = ark("rollouts", "--limit", "5");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("ROLLOUT", "r-1", "v1.0.1", "v1.0.0", "rolled back", "10 %", WHY, "olivia");
        deployer.on("GET /v1/rollouts?limit=20", 200, "{\"rollouts\":[]}");
        assertThat(ark("rollouts").out()).contains("no rollouts");
    }

    @Test
    void oneIsShownWithEveryStepEveryCheckAndTheSentence() {
        deployer.on(SHOW, 200, record());
        deployer.on(SHOW + "/replay", 200, "{\"replayed\":9,\"changed\":[{\"decision_id\":\"d-1\"}]}");
        deployer.on(SHOW + "/restore", 200, "[]");
        CommandRun run = ark("rollouts", "show", "r-1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("v1.0.0 serves: " + WHY, "begun by olivia", "{\"auto_rollback\":true}")
                .contains("ramp, stage 1", "the router has it", "rollback 2: back up the database", "progress: " + WHY)
                .contains("HRM denials", "evidence of harm 3.14/100", "canary_denials 4", "fail")
                .contains("changed verdicts of recorded decisions: 1", "d-1")
                .doesNotContain("could not replay");
    }

    @Test
    void asJsonItsListsStandInTheRecord() throws IOException {
        deployer.on(SHOW, 200, record());
        deployer.on(SHOW + "/restore", 200, "[{\"seq\":7}]");
        var document = ArkJson.mapper()
                .readTree(ark("rollouts", "show", "r-1", "-o", "json").out());
        assertThat(document.at("/restore/0/seq").asInt()).isEqualTo(7);
        assertThat(document.at("/rows/1/phase").asText()).isEqualTo("rollback");
        assertThat(document.has("replay")).isFalse();
    }

    @Test
    void oneThatIsFollowedEndsWithTheSentence() {
        deployer.on(SHOW, 200, view(summary("ramp", 0, ""), List.of(row(1, "ramp", 0, "")), List.of()));
        deployer.then(SHOW, 200, record());
        CommandRun run = ark("rollouts", "show", "r-1", "-w");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("v1.0.0 serves: " + WHY).doesNotContain("EVIDENCE");
        assertThat(run.err()).contains("errors: fail, " + WHY);
    }

    @Test
    void oneThatIsUnknownIsAFailure() {
        assertThat(ark("rollouts", "show", "r-9").exitCode()).isEqualTo(1);
    }

    @Test
    void onAScreenItIsItsLastStepsTheTimeLeftAndTheTripwires() throws IOException {
        RolloutView view = ArkJson.mapper()
                .readValue(
                        view(
                                summary("ramp", 0, ""),
                                List.of(ended(1, "start", 0, "ready"), row(2, "ramp", 0, "")),
                                List.of(check("denials", "inconclusive", "a"), check("denials", "pass", "4 of 120"))),
                        RolloutView.class);
        Style plain = new Style(false);
        assertThat(new RolloutLines(plain, Instant.parse("2026-01-31T14:38:00Z")).of(view))
                .containsExactly(
                        "rollout r-1  v1.0.1 in place of v1.0.0",
                        "  done  start  5s",
                        "  ...   ramp, stage 1",
                        "canary 10 %, 3m 0s left of the stage",
                        "TRIPWIRE     VERDICT  NUMBERS",
                        "HRM denials  pass     4 of 120");
        assertThat(new RolloutLines(plain, Instant.parse("2026-01-31T14:51:00Z")).of(view))
                .contains("canary 10 %, extended for 10m 0s at most");
    }
}
