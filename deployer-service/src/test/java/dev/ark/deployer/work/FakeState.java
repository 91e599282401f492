package dev.ark.deployer.work;

import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.StateSnapshot;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What lies on a disk, as a test put it there. */
final class FakeState implements StateFile {
    private final List<String> notes;
    final Deque<Checkpoint> checkpoints = new ArrayDeque<>(List.of(new Checkpoint(false, 5, 5)));
    final List<StateSnapshot> snapshots = new ArrayList<>();
    final List<String> lost = new ArrayList<>();
    SchemaRange schema = new SchemaRange(9, 1);
    Optional<String> flaw = Optional.empty();
    Optional<RestoreRequest> asked = Optional.empty();
    Optional<RestoreReport> report = Optional.empty();
    OptionalLong lastRow = OptionalLong.of(120);
    Optional<String> hash = Optional.of("aa");
    Optional<String> hashAside = Optional.of("aa");
    boolean unreadable;
    long free = Long.MAX_VALUE;

    FakeState(List<String> notes) {
        this.notes = notes;
    }

    private void read() throws WorkFailedException {
        if (unreadable) {
            throw new WorkFailedException("file is not a database");
        }
    }

    @Override
    public SchemaRange schema() throws WorkFailedException {
        read();
        return schema;
    }

    @Override
    public long bytes() {
        return 1_000;
    }

    @Override
    public List<Room> rooms() {
        return List.of(new Room("/state", free));
    }

    @Override
    public Checkpoint checkpoint() throws WorkFailedException {
        read();
        return checkpoints.size() > 1 ? checkpoints.removeFirst() : checkpoints.getFirst();
    }

    @Override
    public Copied copy(String name) {
        notes.add("copy " + name);
        return new Copied("/backups/" + name + ".db", flaw);
    }

    @Override
    public OptionalLong lastRow() {
        return lastRow;
    }

    @Override
    public Optional<String> hash(long seq) {
        return hash;
    }

    @Override
    public Optional<String> hashAside(String directory, long seq) {
        return hashAside;
    }

    @Override
    public List<StateSnapshot> snapshots() {
        return snapshots;
    }

    @Override
    public void askForRestore(RestoreRequest request) {
        notes.add("ask " + request.snapshot());
        asked = Optional.of(request);
    }

    @Override
    public Optional<RestoreRequest> askedRestore() {
        return asked;
    }

    @Override
    public Optional<RestoreReport> restoreReport() {
        return report;
    }

    @Override
    public List<String> lostRows(RestoreReport of, int most) {
        return lost;
    }
}
