package dev.ark.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.CommandRun;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code ark canary}, begun and followed. */
class CanaryTest extends RolloutCommandTest {
    private static final String BEGIN = "POST /v1/rollouts";
    private static final String PLAN = "POST /v1/rollouts:plan";
    private static final String TRIPPED = "errors: 12 of 200 requests failed at the canary, 0 of 1800 at stable";

    private void goes(String phase, String why, List<String> rows, List<String> checks) {
        deployer.then(SHOW, 200, view(summary(phase, 0, why), rows, checks));
    }

    private void begins() {
        deployer.on(BEGIN, 201, summary("pending", 0, "begun"));
        goes("ramp", "", List.of(ended(1, "pending", 0, ""), row(2, "ramp", 0, "")), List.of());
    }

    @Test
    void oneThatServesExitsZeroAndEachChangeIsALine() {
        begins();
        List<String> ramp = List.of(ended(1, "pending", 0, ""), row(2, "ramp", 0, ""));
        String first = check("denials", "inconclusive", "too little");
        String second = check("denials", "inconclusive", "still too little");
        goes("ramp", "", ramp, List.of(first));
        goes("ramp", "", ramp, List.of(first, second));
        goes(
                "done",
                "",
                List.of(ended(1, "pending", 0, ""), ended(2, "ramp", 0, "seen"), ended(3, "done", 0, "")),
                List.of(first, second, check("denials", "pass", "4 of 120 evaluations")));
        CommandRun run = ark("canary", "--version", "v1.0.1");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("done", "v1.0.1 serves", "v1.0.0 stays available");
        assertThat(run.err())
                .containsSubsequence(
                        "following r-1; to interrupt this leaves it running",
                        "14:31:00Z  ramp, stage 1",
                        "HRM denials: inconclusive, too little",
                        "ramp, stage 1 done: seen",
                        "HRM denials: pass, 4 of 120 evaluations")
                .doesNotContain("still too little", "\u001b");
    }

    @Test
    void oneThatIsRolledBackExitsOneWithTheSentence() {
        begins();
        goes("rolled_back", TRIPPED, List.of(ended(1, "rolled_back", 0, "")), List.of(check("errors", "fail", "12")));
        CommandRun run = ark("canary", "--version", "v1.0.1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("rolled back", "v1.0.0 serves: " + TRIPPED);
    }

    @Test
    void oneThatIsHeldExitsOneAndSaysHowToGoOn() {
        begins();
        goes("held", "undecided: too little", List.of(row(3, "held", 0, "")), List.of());
        CommandRun run = ark("canary", "--version", "v1.0.1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("held", "undecided: too little", "canary resume --reason", "abort --reason");
    }

    @Test
    void asJsonTheWholeRecordIsPrintedAtTheEnd() throws IOException {
        begins();
        goes("done", "", List.of(ended(1, "done", 0, "")), List.of(check("denials", "pass", "fine")));
        CommandRun run = ark("canary", "--version", "v1.0.1", "-o", "json");
        JsonNode record = ArkJson.mapper().readTree(run.out());
        assertThat(record.at("/summary/phase").asText()).isEqualTo("done");
        assertThat(record.at("/checks/0/verdict").asText()).isEqualTo("pass");
    }

    @Test
    void onlyWhatWasSaidIsSentAndTheRestHasTheDeployersDefaults() throws IOException {
        deployer.on(BEGIN, 201, summary("pending", 0, "begun"));
        CommandRun run = ark("canary", "--version", "v1.0.1", "--detach");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("r-1 has begun", "rollouts show r-1 -w' follows it");
        assertThat(sent(BEGIN)).isEqualTo("{\"version\":\"v1.0.1\"}");
    }

    @Test
    void everyOptionIsSent() throws IOException {
        deployer.on(BEGIN, 201, summary("pending", 0, "begun"));
        ark(
                "canary",
                "--version",
                "v2",
                "--stage-duration",
                "2m",
                "--check-interval",
                "5s",
                "--weights",
                "5,20",
                "--no-auto-rollback",
                "--denials-rule",
                "sigma",
                "--synthetic-duration",
                "20s",
                "--accept-changes",
                "--force",
                "--detach");
        assertThat(ArkJson.mapper().readTree(sent(BEGIN)))
                .isEqualTo(ArkJson.mapper().readTree("""
                {"version":"v2","weights":[5,20],"stage_seconds":120,"check_interval_seconds":5,"synthetic_seconds":20,
                 "auto_rollback":false,"denials_rule":"sigma","accept_changes":true,"force":true}"""));
    }

    @Test
    void aRefusalSaysWhoHoldsTheLock() {
        deployer.on(BEGIN, 409, """
                {"code":"CONFLICT","detail":"rollout r-0 by olivia holds the lock rollout since 2026-01-31T14:00:00Z"}""");
        CommandRun run = ark("canary", "--version", "v1.0.1");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("rollout r-0 by olivia holds the lock");
    }

    @Test
    void aDryRunPrintsThePlanAndBeginsNothing() {
        plan("");
        CommandRun run = ark("canary", "--version", "v1.0.1", "--dry-run");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("v1.0.1 in place of v1.0.0; nothing was changed")
                .contains("ramp, stage 1", "route: canary 10 %, stable 90 %", "10m 0s", "30m 0s")
                .contains("a threefold rise is caught with 28 % probability", "nothing is against it");
        assertThat(deployer.requests()).hasSize(1);
    }

    @Test
    void aDryRunWithProblemsExitsOneAndNamesThemAll() {
        plan("\"v1.0.1 is not a release\",\"the disk is full\"");
        CommandRun run = ark("canary", "--version", "v1.0.1", "--dry-run");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out())
                .contains("problem  v1.0.1 is not a release", "problem  the disk is full")
                .doesNotContain("nothing is against it");
    }

    @Test
    void aVersionIsNeeded() {
        CommandRun run = ark("canary");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("--version");
        assertThat(ark("canary", "--version", "v1", "--stage-duration", "soon").exitCode())
                .isEqualTo(2);
    }

    private void plan(String problems) {
        deployer.on(PLAN, 200, """
                {"version":"v1.0.1","stable":"v1.0.0","steps":[
                 {"phase":"ramp","step":0,"intent":{"type":"route","shares":{"stable":90,"canary":10,"shed":0}},
                  "at_least_seconds":600.0,"at_most_seconds":1800.0}],
                 "problems":[%s],"forecast":["a threefold rise is caught with 28 %% probability"]}""".formatted(problems));
    }
}
