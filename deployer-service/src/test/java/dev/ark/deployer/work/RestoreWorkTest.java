package dev.ark.deployer.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreReport.LostRows;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.work.Records.Kind;
import dev.ark.deployer.work.RestoreWork.Surroundings;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The restore of a rollback, over slots that note the order in which they are told things. */
class RestoreWorkTest {
    private final List<String> notes = new ArrayList<>();
    private final List<String> progress = new ArrayList<>();
    private final FakeCore core = new FakeCore(notes);
    private final FakeState state = new FakeState(notes);
    private final FakeSlots slots = new FakeSlots(notes);
    private final MemoryRecords records = new MemoryRecords();

    @BeforeEach
    void theStateIsRestoredByTheCoreThatStarts() {
        slots.starting = () -> carryOut(100, 120, null);
    }

    private void carryOut(long snapshot, long replayed, LostRows lost) {
        assertThat(slots.seen(Slot.STABLE).serves()).as("a core runs").isFalse();
        RestoreRequest request = state.asked.orElseThrow();
        notes.add("restore");
        state.asked = Optional.empty();
        state.report = Optional.of(new RestoreReport(
                request,
                null,
                snapshot,
                replayed,
                replayed,
                2,
                lost,
                List.of(),
                "/state/replaced/1",
                false,
                WorkSamples.NOW));
        core.journalTo(replayed + 1);
    }

    private String restore(long row) throws Exception {
        return new RestoreWork(
                        core,
                        state,
                        slots,
                        records,
                        new Surroundings(Clock.fixed(WorkSamples.NOW, ZoneOffset.UTC), WorkSamples.impatient()))
                .restore(WorkSamples.assignment(WorkSamples.SPEC, row, new Intent.Restore("s7"), progress), "s7");
    }

    private RestoreRecord kept() throws Exception {
        return records.find(Kind.RESTORES, "r1", RestoreRecord.class).orElseThrow();
    }

    @Test
    void bothSlotsAreStoppedBeforeItIsAskedForAndStableStartsAfterThat() throws Exception {
        String sentence = restore(9);
        assertThat(notes).containsExactly("empty CANARY", "empty STABLE", "ask s7", "run STABLE v1", "restore");
        assertThat(sentence)
                .contains("snapshot s7 (up to row 100)", "rollout-r1-9", "20 later rows replayed", "none is lost")
                .contains("row 120 has the same hash before and after", "every row is present");
        assertThat(kept().report().replayedTo()).isEqualTo(120);
        assertThat(kept().before()).isEqualTo(120);
    }

    @Test
    void askedAgainItIsNotRestoredTwice() throws Exception {
        String sentence = restore(9);
        assertThat(restore(9)).isEqualTo(sentence);
        assertThat(notes).containsOnlyOnce("restore").containsOnlyOnce("ask s7").containsOnlyOnce("empty STABLE");
    }

    @Test
    void whoeverDiedAfterAskingGoesOnWithTheRequestThatIsThere() throws Exception {
        slots.starting = () -> {
            throw new IllegalStateException("killed");
        };
        assertThatThrownBy(() -> restore(9)).hasMessage("killed");
        slots.starting = () -> carryOut(100, 120, null);
        restore(9);
        assertThat(notes)
                .containsExactly("empty CANARY", "empty STABLE", "ask s7", "run STABLE v1", "run STABLE v1", "restore");
    }

    @Test
    void anotherRowIsAnotherRestore() throws Exception {
        restore(9);
        restore(11);
        assertThat(notes.stream().filter("restore"::equals)).hasSize(2);
        assertThat(kept().request()).isEqualTo("rollout-r1-11");
    }

    @Test
    void lostRowsAreListedAndSaid() throws Exception {
        LostRows lost = new LostRows(116, 120, 1, "row 116 was changed", "/state/replaced/1/lost-rows.ndjson");
        slots.starting = () -> carryOut(100, 115, lost);
        core.tradingState = TradingState.HALTED;
        state.lost.add("{\"seq\":116}");
        assertThat(restore(9))
                .contains("rows 116 to 120 are lost (row 116 was changed)", "lost-rows.ndjson", "present or listed")
                .contains("the state is halted");
        assertThat(kept().lost()).extracting(row -> row.path("seq").asLong()).containsExactly(116L);
    }

    @Test
    void rowsThatNobodyListsFailIt() throws Exception {
        slots.starting = () -> carryOut(100, 115, null);
        assertThatThrownBy(() -> restore(9))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("rows after 115 are neither restored nor listed");
        assertThat(kept().report()).isNotNull();
    }

    @Test
    void aRowThatBecameAnotherFailsIt() {
        state.hashAside = Optional.of("bb");
        assertThatThrownBy(() -> restore(9)).hasMessageContaining("row 120 of the restored journal is another");
    }

    @Test
    void anOldJournalThatCannotBeReadIsSaid() throws Exception {
        state.lastRow = OptionalLong.empty();
        state.hashAside = Optional.empty();
        assertThat(restore(9)).contains("could not be compared", "where the old journal ended could not be read");
    }

    @Test
    void aRefusalIsTheReason() {
        slots.starting = () -> state.report = Optional.of(
                RestoreReport.refused(state.asked.orElseThrow(), "snapshot s7 is damaged", 1, WorkSamples.NOW));
        assertThatThrownBy(() -> restore(9))
                .isInstanceOf(WorkFailedException.class)
                .hasMessageContaining("snapshot s7 is damaged");
    }

    @Test
    void aCoreThatStartsWithoutRestoringFailsIt() {
        slots.starting = () -> {};
        assertThatThrownBy(() -> restore(9)).hasMessageContaining("another core has the state open");
    }

    @Test
    void theDatabaseCountsAsIntactFromThenOn() throws Exception {
        records.keep(Kind.BACKUPS, "r1", new BackupRecord("r1", 8, "f", false, "damaged"));
        restore(9);
        assertThat(records.find(Kind.BACKUPS, "r1", BackupRecord.class)).get().matches(BackupRecord::intact);
    }
}
