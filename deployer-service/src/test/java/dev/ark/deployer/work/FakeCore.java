package dev.ark.deployer.work;

import dev.ark.contract.evaluation.TradingState;
import dev.ark.contract.http.AdoptedRuleset;
import dev.ark.contract.http.ControlState;
import dev.ark.contract.http.JournalHead;
import dev.ark.contract.http.RecordedDecision;
import dev.ark.contract.http.RecordedDecisions;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A core that answers from what a test put into it. */
final class FakeCore implements StableCore {
    private final List<String> notes;
    final List<StateSnapshot> snapshots = new ArrayList<>();
    final List<RecordedDecision> decisions = new ArrayList<>();
    final List<JournalRow> journal = new ArrayList<>();
    TradingState tradingState = TradingState.ACTIVE;
    String integrity = "sound";
    String unsound = "";
    Optional<String> overlayError = Optional.empty();
    boolean down;
    int busy;
    long revision = 1;
    long oldest = 1;

    FakeCore(List<String> notes) {
        this.notes = notes;
    }

    /** Rows up to this one, each after the other. */
    void journalTo(long last) {
        while (journal.size() < last) {
            String before =
                    journal.isEmpty() ? HashChain.GENESIS : journal.getLast().hash();
            journal.add(HashChain.append(before, 1, journal.size() + 1, "t", "{}", WorkSamples.NOW, "stable", "v1"));
        }
    }

    private void answer() throws UnreachableException {
        if (down) {
            throw new UnreachableException("the core was not answered", new IOException("refused"));
        }
    }

    @Override
    public Optional<StateSnapshot> snapshot(String reason) throws WorkFailedException {
        answer();
        if (!unsound.isEmpty()) {
            throw new WorkFailedException(unsound);
        }
        if (busy > 0) {
            busy--;
            return Optional.empty();
        }
        notes.add("snapshot");
        snapshots.addFirst(WorkSamples.snapshot("s" + (snapshots.size() + 1), reason, journal.size(), 9));
        return Optional.of(snapshots.getFirst());
    }

    @Override
    public List<StateSnapshot> snapshots() throws UnreachableException {
        answer();
        return List.copyOf(snapshots);
    }

    @Override
    public ControlState control() throws UnreachableException {
        answer();
        return new ControlState(tradingState, 1, "too fast", "olivia", Instant.EPOCH);
    }

    @Override
    public String integrity() throws UnreachableException {
        answer();
        return integrity;
    }

    @Override
    public JournalHead head() throws UnreachableException {
        answer();
        return new JournalHead(1, journal.size(), HashChain.GENESIS, oldest);
    }

    @Override
    public Optional<RestoreReport> latestRestore() {
        return Optional.empty();
    }

    @Override
    public AdoptedRuleset adoptedRules() throws UnreachableException {
        answer();
        return new AdoptedRuleset(revision, "");
    }

    @Override
    public void lowerRules(long lower, String reason) {
        notes.add("lower to " + lower);
        revision = lower;
    }

    @Override
    public RecordedDecisions recorded(long before) {
        return new RecordedDecisions(
                decisions.stream()
                        .filter(decision -> decision.seq() < before)
                        .limit(3)
                        .toList(),
                oldest);
    }

    @Override
    public Optional<String> overlayError() {
        return overlayError;
    }

    @Override
    public void rows(long after, Rows rows) throws WorkFailedException {
        for (JournalRow row : journal.subList((int) after, journal.size())) {
            if (!rows.accept(row)) {
                return;
            }
        }
    }
}
