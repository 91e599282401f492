package dev.ark.deployer.work;

import dev.ark.contract.http.StateSnapshot;
import dev.ark.deployer.work.Records.Kind;
import dev.ark.deployer.work.StateFile.Checkpoint;
import dev.ark.deployer.work.StateFile.Copied;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Checkpoints the log and copies the database, by the core, which verifies the copy; if it cannot, beside it. What was found decides whether the
 * rollback restores a snapshot.
 */
final class BackupWork {
    private static final int CHECKPOINTS = 5;
    private static final Duration APART = Duration.ofMillis(500);

    private final SnapshotWork snapshots;
    private final StateFile state;
    private final Records records;
    private final Waiting waiting;

    BackupWork(SnapshotWork snapshots, StateFile state, Records records, Waiting waiting) {
        this.snapshots = snapshots;
        this.state = state;
        this.records = records;
        this.waiting = waiting;
    }

    String backUp(Assignment assignment) throws WorkFailedException, InterruptedException {
        String rollout = assignment.rollout().spec().id();
        Optional<BackupRecord> done = records.find(Kind.BACKUPS, rollout, BackupRecord.class)
                .filter(record -> record.row() == assignment.row());
        if (done.isPresent()) {
            return done.get().sentence();
        }
        String checkpoint = checkpoint();
        BackupRecord record = copied(assignment, checkpoint);
        records.keep(Kind.BACKUPS, rollout, record);
        return record.sentence();
    }

    private BackupRecord copied(Assignment assignment, String checkpoint)
            throws WorkFailedException, InterruptedException {
        String rollout = assignment.rollout().spec().id();
        try {
            StateSnapshot snapshot = snapshots.make(assignment, "backup");
            return new BackupRecord(
                    rollout,
                    assignment.row(),
                    snapshot.id(),
                    true,
                    checkpoint + "; " + SnapshotWork.sentence(snapshot) + ", is the backup");
        } catch (WorkFailedException e) {
            assignment.progress().accept("copying beside the core: " + e.getMessage());
            Copied copy = state.copy(rollout + "-" + assignment.row());
            return new BackupRecord(
                    rollout,
                    assignment.row(),
                    copy.file(),
                    copy.flaw().isEmpty(),
                    checkpoint + "; the core made no backup (" + e.getMessage() + "); " + sentence(copy));
        }
    }

    private static String sentence(Copied copy) {
        if (copy.file().isEmpty()) {
            return "there is nothing to be copied beside it: " + copy.flaw().orElse("");
        }
        return "it was copied beside it to " + copy.file()
                + copy.flaw()
                        .map(flaw -> ", which does not verify: " + flaw)
                        .orElse(", whole, and its journal follows the chain");
    }

    private String checkpoint() throws InterruptedException {
        AtomicReference<Checkpoint> last = new AtomicReference<>();
        try {
            waiting.until(
                    () -> {
                        last.set(state.checkpoint());
                        return last.get().isComplete();
                    },
                    CHECKPOINTS,
                    APART);
        } catch (WorkFailedException e) {
            return "the write-ahead log could not be checkpointed (" + e.getMessage() + ")";
        }
        Checkpoint checkpoint = last.get();
        return checkpoint.isComplete()
                ? "the write-ahead log is checkpointed, all " + checkpoint.pages() + " pages"
                : "of the write-ahead log's " + checkpoint.pages() + " pages " + checkpoint.copied()
                        + " are checkpointed" + (checkpoint.busy() ? " while others held it" : "")
                        + ", and the backup has all of them";
    }
}
