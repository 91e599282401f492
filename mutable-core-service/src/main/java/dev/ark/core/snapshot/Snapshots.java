package dev.ark.core.snapshot;

import dev.ark.contract.event.EventType;
import dev.ark.contract.http.Page;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.local.LockFile;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.sqlite.Writer;
import dev.ark.core.state.PageRequest;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/** The verified copies of the whole state. Thread-safe. */
public final class Snapshots {
    private final SnapshotFiles files;
    private final SnapshotMaker maker;
    private final SnapshotPruning pruning;
    private final Writer writer;
    private final SnapshotMetrics metrics;

    Snapshots(
            SnapshotFiles files, SnapshotMaker maker, SnapshotPruning pruning, Writer writer, SnapshotMetrics metrics) {
        this.files = files;
        this.maker = maker;
        this.pruning = pruning;
        this.writer = writer;
        this.metrics = metrics;
    }

    /**
     * Makes a snapshot. It is verified, on disk and journaled when this returns; what had to make room for it is deleted.
     *
     * @throws ProblemException CONFLICT while another is made, or one is verified or rehearsed, by either slot; INTERNAL or UNAVAILABLE when it could not be made, and then
     *     nothing of it is left
     */
    public StateSnapshot create(String reason, String actor) {
        return OwnThread.holding(files, "snapshot", () -> made(reason, actor));
    }

    /** One page of them, the newest first. Nothing follows one that was deleted meanwhile: what was older went before it. */
    public Page<StateSnapshot> list(PageRequest page) {
        List<StateSnapshot> all = files.all();
        Stream<StateSnapshot> after = page.cursor().isEmpty()
                ? all.stream()
                : all.stream().dropWhile(one -> !one.id().equals(page.cursor())).skip(1);
        List<StateSnapshot> rest = after.limit(page.limit() + 1L).toList();
        boolean more = rest.size() > page.limit();
        List<StateSnapshot> items = more ? rest.subList(0, page.limit()) : rest;
        return new Page<>(items, more ? items.getLast().id() : null);
    }

    public Optional<StateSnapshot> find(String id) {
        return files.find(id);
    }

    /** The newest that could be restored, as far as is known. */
    Optional<StateSnapshot> newest() {
        return files.all().stream().filter(StateSnapshot::verified).findFirst();
    }

    /** Removes what a process left that ended in the middle of making one. */
    void tidy() throws IOException {
        Optional<LockFile> held = files.hold();
        if (held.isPresent()) {
            try (LockFile _ = held.get()) {
                files.removeUnfinished();
            }
        }
    }

    private StateSnapshot made(String reason, String actor) throws IOException, SQLException {
        boolean counts = false;
        try {
            files.removeUnfinished();
            StateSnapshot snapshot = maker.make(reason, actor);
            journal(EventType.SNAPSHOT, snapshot);
            files.record(snapshot);
            counts = true;
            metrics.made(snapshot);
            for (StateSnapshot old : pruning.prune(snapshot)) {
                journal(EventType.SNAPSHOT_DELETED, Map.of("id", old.id(), "seq", old.seq(), "sha256", old.sha256()));
            }
            return snapshot;
        } finally {
            if (!counts) {
                metrics.failed();
                files.removeUnfinished();
            }
        }
    }

    private void journal(String type, Object body) {
        try {
            writer.submit(transaction -> transaction.append(type, body)).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(ProblemCode.NOT_DURABLE, "interrupted before it was journaled", e);
        } catch (ExecutionException e) {
            throw new ProblemException(
                    ProblemCode.NOT_DURABLE,
                    "it could not be journaled: " + e.getCause().getMessage(),
                    e.getCause());
        }
    }
}
