package dev.ark.deployer.work;

import static org.assertj.core.api.Assertions.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.deployer.observation.Baseline;
import dev.ark.deployer.orchestrator.ProcessState;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.SlotSeen.Running;
import dev.ark.deployer.rollout.Timing;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.work.WorkParts.Reach;
import dev.ark.deployer.work.WorkParts.Trials;
import dev.ark.deployer.work.WorkParts.WorkSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is held against a rollout before it begins. */
class PreflightChecksTest {
    private final List<String> notes = new ArrayList<>();
    private final FakeCore core = new FakeCore(notes);
    private final FakeState state = new FakeState(notes);
    private final FakeSlots slots = new FakeSlots(notes);
    private Baseline baseline = new Baseline(Duration.ofMinutes(2), 600, 500, 5, 1);
    private Duration reading = Duration.ofSeconds(45);
    private Clock clock = Clock.fixed(WorkSamples.NOW, ZoneOffset.UTC);
    private boolean production;

    @BeforeEach
    void theJournalWasVerifiedUpToItsTenthRow() {
        core.journalTo(15);
        core.snapshots.add(verified(10, core.journal.get(9).hash()));
    }

    private static StateSnapshot verified(long seq, String hash) {
        return new StateSnapshot(
                "s1", WorkSamples.NOW, 1, seq, hash, "", 1, 9, "hourly", "core", 1, true, WorkSamples.NOW, null);
    }

    private Preflight.Report look(RolloutSpec spec) {
        WorkSettings settings = new WorkSettings(
                production,
                1_000,
                Duration.ofHours(2),
                reading,
                new BaselineCheck.Least(Duration.ofMinutes(1), Duration.ofMinutes(30)),
                new ReplaySettings(10, Duration.ofHours(1), 0.01));
        Trials trials = new Trials((duration, progress) -> "", progress -> "", last -> baseline, asked -> List.of("f"));
        Reach reach = new Reach(core, null, WorkSamples.RELEASES, state, new MemoryRecords());
        return new WorkParts(reach, slots, trials, settings, clock, WorkSamples.impatient())
                .preflight()
                .look(spec);
    }

    private List<String> problems() {
        return look(WorkSamples.SPEC).problems();
    }

    @Test
    void nothingIsAgainstARolloutThatMayBegin() {
        assertThat(problems()).isEmpty();
        assertThat(look(WorkSamples.SPEC).forecast()).containsExactly("f");
    }

    @Test
    void aJournalWithoutASnapshotIsReadFromItsBeginning() {
        core.snapshots.clear();
        assertThat(problems()).isEmpty();
        reading = Duration.ZERO;
        assertThat(problems()).singleElement(as(STRING)).startsWith("the journal was never verified");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        production = true;
        slots.state = ProcessState.BACKING_OFF;
        core.tradingState = TradingState.HALTED;
        core.overlayError = Optional.of("line 3 is no expression");
        core.revision = 5;
        state.free = 3_999;
        state.schema = new SchemaRange(12, 11);
        baseline = new Baseline(Duration.ofSeconds(20), 3, 3, 0, 0);
        assertThat(problems())
                .containsExactly(
                        "v2 provokes faults, which has no place in production: ARK_CHAOS_ERROR_RATE",
                        "the state has schema 12, which programs of schema 11 and later can use, and v2 is of schema 10",
                        "the rules of v2 are of revision 2, and those in use of revision 5: the core denies whatever lower ones decide",
                        "stable is not healthy: core is backing off",
                        "ARK is halted by olivia: too fast",
                        "the installation's overlay is not as it must be: line 3 is no expression",
                        "/state has 3999 bytes free, and a rollback may need 4000",
                        "no baseline: stable was sampled for 20 s, at least 60 s are needed");
    }

    @Test
    void aReleaseThatIsNotThereIsSaid() {
        RolloutSpec spec = new RolloutSpec("r1", "v9", "v0", Timing.DEFAULT, WorkSamples.SPEC.options());
        assertThat(look(spec).problems())
                .contains(
                        "there is no release v0, to which a failure would roll back",
                        "there is no release v9",
                        "stable does not serve v0");
    }

    @Test
    void aSchemaThatOnlyGainedTablesMayBeShared() {
        state.schema = new SchemaRange(12, 1);
        assertThat(problems()).isEmpty();
    }

    @Test
    void whatRunsInTheCanarySlotIsSaid() {
        slots.put(Slot.CANARY, new Running("v7", true));
        assertThat(problems()).containsExactly("something runs in the canary slot already");
    }

    @Test
    void aDeadCoreIsSaidOnce() {
        core.down = true;
        assertThat(problems()).containsOnlyOnce("the core was not answered");
    }

    @Test
    void aRowThatDoesNotFollowIsFound() {
        JournalRow row = core.journal.get(12);
        core.journal.set(
                12, new JournalRow(1, 13, "t", "{\"n\":1}", row.at(), "stable", "v1", row.prevHash(), row.hash()));
        assertThat(problems()).containsExactly("row 13 of the journal does not follow row 12");
    }

    @Test
    void aSnapshotOfAnotherJournalIsFound() {
        core.snapshots.set(0, verified(10, HashChain.GENESIS));
        assertThat(problems()).containsExactly("row 11 of the journal does not follow row 10");
    }

    @Test
    void whatCannotBeReadInTimeIsAProblemOnlyWhenTheSnapshotIsOld() {
        reading = Duration.ZERO;
        assertThat(problems()).isEmpty();
        clock = Clock.offset(clock, Duration.ofHours(3));
        assertThat(problems()).singleElement().asString().contains("those after 11 could not be read");
    }

    @Test
    void aFileThatTheCoreFoundDamagedIsSaid() {
        core.integrity = "damaged";
        assertThat(problems()).containsExactly("the core found its state file damaged");
    }
}
