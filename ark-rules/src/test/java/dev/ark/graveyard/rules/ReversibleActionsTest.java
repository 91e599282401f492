package dev.ark.graveyard.rules;

import static dev.ark.graveyard.world.Verdicts.measurement;
import static dev.ark.graveyard.world.Verdicts.named;
import static dev.ark.graveyard.world.Verdicts.violation;
import static dev.ark.graveyard.world.World.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.evaluation.Registers.Snapshot;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReversibleActionsTest {
    private static final String RULE = "reversible_actions";
    private static final String PLAN = "compensating_plan";

    @Test
    void whatChangesSomethingNeedsAWayBack() {
        for (Proposed proposed : List.of(
                Proposed.file("write", "/data/x"),
                Proposed.file("delete", "/data/x"),
                Proposed.transfer("acct-9"),
                Proposed.publication("blog", "hello"))) {
            assertThat(decided(proposed)).isEmpty();
            assertThat(decided(proposed.without(PLAN))).containsExactly(RULE);
        }
    }

    @Test
    void readingNeedsNone() {
        assertThat(decided(Proposed.file("read", "/data/x").without(PLAN))).isEmpty();
        assertThat(decided(Proposed.config("theme.colour"))).isEmpty();
    }

    @Test
    void aSnapshotIsOneForADay() {
        assertThat(writtenWith(true, NOW.minusSeconds(86_399))).isEmpty();
        assertThat(writtenWith(true, NOW.minusSeconds(86_400))).isEmpty();
        assertThat(writtenWith(true, NOW.minusMillis(86_400_001))).containsExactly(RULE);
        assertThat(writtenWith(true, NOW.plusSeconds(5))).isEmpty();
        assertThat(writtenWith(true, NOW.plusMillis(5_001))).containsExactly(RULE);
    }

    @Test
    void aSnapshotThatNobodyVerifiedIsNone() {
        assertThat(writtenWith(false, NOW)).containsExactly(RULE);
    }

    @Test
    void whoInventsASnapshotHasNone() {
        Verdict verdict = World.ordinary()
                .decide(snapshotted("write", "/data/x", "invented").now());
        assertThat(named(verdict)).containsExactly(RULE);
        assertThat(violation(verdict, RULE).message()).isEqualTo("the snapshot invented is not registered");
    }

    @Test
    void theDenialSaysWhichPathIsNotHeld() {
        Verdict verdict = World.ordinary()
                .snapshot("snap-1", new Snapshot(13, "/data", true, NOW))
                .decide(snapshotted("write", "/srv/x", "snap-1").now());
        assertThat(violation(verdict, RULE).message()).isEqualTo("the snapshot snap-1 does not hold the path /srv/x");
    }

    @Test
    void aSnapshotIsOfNoUseToATransfer() {
        World world = World.ordinary().snapshot("snap-1", new Snapshot(13, "/", true, NOW));
        Proposal published = Proposed.publication("blog", "hello").without(PLAN).now();
        assertThat(named(world.decide(published))).containsExactly(RULE);
    }

    @ParameterizedTest
    @CsvSource({
        "/data, /data",
        "/data, /data/a/b",
        "/data/, /data/./a//b",
        "/data, /data/a/../b",
        "/, /data/x",
        "data, data/x",
        "/data, /../data/x",
        "/data, /srv/../data/x",
        "C:/data, C:/data/x"
    })
    void aSnapshotHoldsItsPathAndAllBelow(String held, String path) {
        assertThat(writtenFrom(held, path)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "/data, /database",
        "/data/a, /data",
        "/data, /data/../srv/x",
        "/data, /data/%2e%2e/srv/x",
        "/data, /DATA/x",
        "/data, /data./x",
        "/data, /data:x",
        "/data, data/x",
        "~, /srv/x",
        "., /srv/x",
        "data, ../data/x",
        "data, data/../../x"
    })
    void anotherPathIsNotHeldHoweverItIsRead(String held, String path) {
        assertThat(writtenFrom(held, path)).containsExactly(RULE);
    }

    @Test
    void theSnapshotIsAmongTheFactsMeasured() {
        Verdict verdict = World.ordinary()
                .snapshot("snap-1", new Snapshot(13, "/data", true, NOW))
                .decide(snapshotted("write", "/data/x", "snap-1").now());
        assertThat(measurement(verdict, RULE).facts()).containsExactly("snapshots/snap-1@13");
    }

    private static List<String> writtenWith(boolean verified, Instant at) {
        return named(World.ordinary()
                .snapshot("snap-1", new Snapshot(13, "/data", verified, at))
                .decide(snapshotted("write", "/data/x", "snap-1").now()));
    }

    private static List<String> writtenFrom(String held, String path) {
        return named(World.ordinary()
                .snapshot("snap-1", new Snapshot(13, held, true, NOW))
                .decide(snapshotted("write", path, "snap-1").now()));
    }

    private static Proposed snapshotted(String operation, String path, String snapshot) {
        return Proposed.file(operation, path).without(PLAN).with("snapshot_id", snapshot);
    }

    private static List<String> decided(Proposed proposed) {
        Proposal proposal = proposed.now();
        return named(World.ordinary().reviewed(proposal).decide(proposal));
    }
}
