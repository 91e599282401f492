package dev.ark.core.snapshot;

import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.contract.local.DurableFiles;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.contract.local.RestoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/**
 * Carries out the restore that was asked for, before a core opens the database, and only while no other process has it open. It can end at any
 * moment: what a later start finds on disk tells it how to go on. Until the new database is whole nothing of the old one is touched; from then on
 * the restore is brought to its end whatever is asked for meanwhile.
 */
public final class PendingRestore {
    private static final Logger LOG = Logger.getLogger(PendingRestore.class);
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    /** What the names of a database's files end with. */
    static final List<String> DATABASE_FILES = List.of("", "-wal", "-shm", "-journal");

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final RestoreFiles files;
    private final SnapshotRestore restore;
    private final RestoreSettings settings;
    private final Consumer<Step> progress;

    /** What has been done, in this order. */
    enum Step {
        PREPARED,
        MARKED_READY,
        OLD_PUT_ASIDE,
        CHECKPOINTS_PUT_ASIDE,
        IN_PLACE,
        REPORTED,
        FORGOTTEN
    }

    PendingRestore(RestoreFiles files, SnapshotRestore restore, RestoreSettings settings, Consumer<Step> progress) {
        this.files = files;
        this.restore = restore;
        this.settings = settings;
        this.progress = progress;
    }

    /** A restore that tells the log how far it is. */
    public static PendingRestore logged(
            RestoreFiles files, SnapshotFiles snapshots, VerifierKey key, RestoreSettings settings) {
        SnapshotRestore restore = new SnapshotRestore(files, snapshots, key, settings);
        return new PendingRestore(files, restore, settings, step -> LOG.infof("restore: %s", step));
    }

    /**
     * Carries out what is asked for, if anything is, and takes part in the state's lock.
     *
     * @return the lock, to be held as long as the database is open
     * @throws IOException when a file cannot be read or written; the next start tries again
     */
    public StateLock openState() throws IOException {
        PrivateFiles.directory(files.database().getParent());
        while (Files.exists(files.request()) || Files.exists(files.ready())) {
            Optional<StateLock> alone = StateLock.exclusive(files.lock());
            if (alone.isPresent()) {
                try (StateLock _ = alone.get()) {
                    run();
                }
            } else {
                StateLock together = StateLock.shared(files.lock());
                if (!Files.exists(files.ready())) {
                    tellThatItWaits();
                    return together;
                }
                // Whoever restored ended in the middle, and this process goes on for it.
                together.close();
                LockSupport.parkNanos(PAUSE.toNanos());
            }
        }
        return StateLock.shared(files.lock());
    }

    private void tellThatItWaits() {
        if (Files.exists(files.request())) {
            LOG.warnf(
                    "a restore is asked for in %s and waits: another core has the state open. Stop both slots first",
                    files.request());
        }
    }

    private void run() throws IOException {
        Optional<RestoreReport> begun = files.report(files.ready());
        if (begun.isPresent()) {
            finish(begun.get());
        }
        Optional<RestoreRequest> asked = files.asked();
        if (asked.isPresent() && !isDone(asked.get())) {
            carryOut(asked.get());
        }
        Files.deleteIfExists(files.request());
        DurableFiles.syncDirectory(files.database().getParent());
        progress.accept(Step.FORGOTTEN);
    }

    /** It was reported, and only the request was still there when the process ended. */
    private boolean isDone(RestoreRequest asked) throws IOException {
        return files.report(files.report())
                .filter(report -> report.request().id().equals(asked.id()))
                .isPresent();
    }

    private void carryOut(RestoreRequest request) throws IOException {
        Instant now = settings.clock().instant();
        Path aside = files.replaced().resolve(TIME.format(now));
        DurableFiles.directory(files.replaced());
        DurableFiles.directory(aside);
        RestoreReport report;
        try {
            report = restore.prepare(request, aside);
        } catch (RestoreRefusedException e) {
            LOG.errorf(e, "the restore of %s is refused; the state is as it was", request.snapshot());
            discard(aside);
            files.write(files.report(), RestoreReport.refused(request, e.getMessage(), restore.latestEpoch(), now));
            return;
        } catch (IOException e) {
            // Each start tries again, and what every one of them left would fill the disk.
            discard(aside);
            throw e;
        }
        progress.accept(Step.PREPARED);
        files.write(files.ready(), report);
        progress.accept(Step.MARKED_READY);
        finish(report);
    }

    /** Leaves nothing of what came of no restore. */
    private void discard(Path aside) throws IOException {
        for (String suffix : DATABASE_FILES) {
            Files.deleteIfExists(Path.of(files.restored() + suffix));
        }
        Files.deleteIfExists(aside.resolve(SnapshotRestore.LOST_ROWS));
        Files.deleteIfExists(aside);
    }

    /** Each step is done, or was done before. While the new database has not its own name, what has that name is the old one. */
    private void finish(RestoreReport report) throws IOException {
        Path aside = Path.of(report.replaced());
        if (Files.exists(files.restored())) {
            DurableFiles.directory(aside);
            for (String suffix : DATABASE_FILES) {
                DurableFiles.moveInto(aside, Path.of(files.database() + suffix));
            }
            progress.accept(Step.OLD_PUT_ASIDE);
            if (report.checkpointsMoved()) {
                putCheckpointsAside(aside.resolve("checkpoints"), report.replayedTo());
            }
            progress.accept(Step.CHECKPOINTS_PUT_ASIDE);
            DurableFiles.rename(files.restored(), files.database());
        }
        progress.accept(Step.IN_PLACE);
        files.write(files.report(), report);
        progress.accept(Step.REPORTED);
        Files.deleteIfExists(files.ready());
        DurableFiles.syncDirectory(files.database().getParent());
    }

    /** Every file with one of a row that is lost. What else is in them stays readable there; the next core copies anew what the database has after the files that stay. */
    private void putCheckpointsAside(Path aside, long last) throws IOException {
        CheckpointCopies copies = settings.checkpoints();
        DurableFiles.directory(aside);
        for (Path log : copies.rotated()) {
            // A file's name says which its last one is.
            if (log.compareTo(copies.rotated(last)) > 0) {
                DurableFiles.moveInto(aside, log);
            }
        }
        DurableFiles.moveInto(aside, copies.latest());
        DurableFiles.moveInto(aside, copies.log());
    }
}
