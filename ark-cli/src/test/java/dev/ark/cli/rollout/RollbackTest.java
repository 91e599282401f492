package dev.ark.cli.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.cli.CommandRun;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@code ark rollback}, begun and followed. */
class RollbackTest extends RolloutCommandTest {
    private static final String BEGIN = "POST /v1/rollbacks";

    @Test
    void theStepsAreToldAsTheyHappenAndItExitsZeroWhenRolledBack() {
        deployer.on(BEGIN, 201, summary("rollback", 0, "agents complain"));
        deployer.then(
                SHOW, 200, view(summary("rollback", 0, ""), List.of(row(1, "rollback", 0, "you: why")), List.of()));
        deployer.then(
                SHOW,
                200,
                view(
                        summary("rollback", 3, ""),
                        List.of(
                                ended(1, "rollback", 0, "the router has it"),
                                ended(2, "rollback", 2, "12 rows"),
                                row(3, "rollback", 3, "database kept")),
                        List.of()));
        deployer.then(
                SHOW,
                200,
                view(summary("rolled_back", 0, "agents complain"), List.of(ended(4, "rolled_back", 0, "")), List.of()));
        CommandRun run = ark("rollback", "--reason", "agents complain");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("rolled back", "v1.0.0 serves: agents complain");
        assertThat(run.err())
                .containsSubsequence(
                        "rollback 0: all traffic to stable, 90 %: you: why",
                        "rollback 0: all traffic to stable, 90 % done: the router has it",
                        "rollback 2: back up the database",
                        "rollback 3: restore if needed, 90 %: database kept");
        assertThat(sent(BEGIN)).isEqualTo("{\"reason\":\"agents complain\"}");
    }

    @Test
    void aRolloutThatWaitedBeforeIsFollowedUntilItWaitsAnew() {
        String held = view(summary("held", 0, "undecided"), List.of(row(5, "held", 0, "undecided")), List.of());
        deployer.on(CURRENT, 200, held);
        deployer.on(BEGIN, 201, summary("held", 0, "undecided"));
        deployer.on(SHOW, 200, held);
        deployer.then(
                SHOW,
                200,
                view(summary("held", 0, "no snapshot"), List.of(row(9, "held", 0, "no snapshot")), List.of()));
        CommandRun run = ark("rollback", "--reason", "agents complain");
        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).contains("held  no snapshot");
    }

    @Test
    void everyOptionIsSent() {
        deployer.on(BEGIN, 201, summary("rollback", 0, ""));
        CommandRun run = ark(
                "rollback",
                "--reason",
                "r",
                "--snapshot",
                "s-1",
                "--no-health-check",
                "--synthetic-duration",
                "1m",
                "--detach");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(sent(BEGIN))
                .isEqualTo("{\"reason\":\"r\",\"snapshot\":\"s-1\",\"health_check\":false,\"synthetic_seconds\":60}");
    }
}
