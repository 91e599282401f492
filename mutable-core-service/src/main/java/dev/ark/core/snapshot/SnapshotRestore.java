package dev.ark.core.snapshot;

import dev.ark.contract.event.EventType;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreReport.LostRows;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.Sha256;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.contract.local.DurableFiles;
import dev.ark.contract.local.RestoreFiles;
import dev.ark.core.checkpoint.DamagedJournalException;
import dev.ark.core.checkpoint.JournalCheck;
import dev.ark.core.checkpoint.SignedTail;
import dev.ark.core.fold.FoldReport;
import dev.ark.core.fold.JournalFold;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import dev.ark.core.sqlite.Transaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Makes, beside the old database, a new one of a snapshot and of every later row of the old journal that can be read and believed. The old files are read only.
 */
final class SnapshotRestore {
    /** Name of the list of rows that are lost, among the old files. */
    static final String LOST_ROWS = "lost-rows.ndjson";

    private final RestoreFiles files;
    private final SnapshotFiles snapshots;
    private final VerifierKey key;
    private final RestoreSettings settings;

    SnapshotRestore(RestoreFiles files, SnapshotFiles snapshots, VerifierKey key, RestoreSettings settings) {
        this.files = files;
        this.snapshots = snapshots;
        this.key = key;
        this.settings = settings;
    }

    /**
     * Makes the new database. It is whole and on disk when this returns, and takes nobody's place yet.
     *
     * @param aside where the old files will be put
     * @throws RestoreRefusedException when nothing trustworthy came of it
     * @throws IOException when a file cannot be read or written now
     */
    RestoreReport prepare(RestoreRequest request, Path aside) throws IOException, RestoreRefusedException {
        StateSnapshot snapshot = snapshots
                .find(request.snapshot())
                .orElseThrow(() -> new RestoreRefusedException("there is no snapshot " + request.snapshot()));
        JournalCheck.Whole journal = verified(snapshot);
        copy(snapshots.database(snapshot.id()));
        try (OldJournal old = OldJournal.open(files.database(), settings.archive())) {
            AbandonedBranch.refuse(old, journal.chain().head(), snapshots.database(snapshot.id()));
            // Rows of the snapshot may have been signed after it was made.
            SignedTail signed = new SignedTail(key, journal.signed());
            signed.addOutside(settings.checkpoints());
            old.session().ifPresent(signed::addInside);
            OptionalLong last = old.last();
            long known = Math.max(last.orElse(0), signed.newest());
            JournalTail tail = JournalTail.read(old, journal.chain(), signed, known);
            requireArchive(old, tail);
            LostRows lost = tail.stop() == null
                    ? null
                    : new LostRowsFile(aside.resolve(LOST_ROWS))
                            .write(old, tail.end() + 1, known, last.isEmpty(), tail.stop());
            RestoreReport report = build(new Plan(request, aside, snapshot, tail, signed, lost, latestEpoch()));
            requireSound();
            return report;
        } catch (SQLException e) {
            throw new IOException("the restored database cannot be written: " + e.getMessage(), e);
        } catch (DamagedJournalException | IllegalStateException | IllegalArgumentException e) {
            throw new RestoreRefusedException("the rows after the snapshot cannot be replayed: " + e.getMessage(), e);
        }
    }

    /** Nothing after a hole can be replayed. One in the archive is no reason to lose all that came later: a younger snapshot needs no archive. */
    private void requireArchive(OldJournal old, JournalTail tail) throws RestoreRefusedException {
        if (tail.stop() != null && tail.end() < old.archivedTo()) {
            throw new RestoreRefusedException("row " + (tail.end() + 1) + " and those after it, up to row "
                    + old.archivedTo() + ", are in the archive, and cannot be verified: " + tail.stop()
                    + ". Put the segment as it was sealed back into "
                    + settings.archive().path() + ", or restore a snapshot that is not older than row "
                    + old.archivedTo());
        }
    }

    private record Plan(
            RestoreRequest request,
            Path aside,
            StateSnapshot snapshot,
            JournalTail tail,
            SignedTail signed,
            @Nullable LostRows lost,
            long latestEpoch) {}

    /** That of the restore before this, whose row may be among those that are lost: only a restore raises it. */
    long latestEpoch() throws IOException {
        return files.report(files.report()).map(RestoreReport::epoch).orElse(0L);
    }

    private JournalCheck.Whole verified(StateSnapshot snapshot) throws IOException, RestoreRefusedException {
        Path file = snapshots.database(snapshot.id());
        if (!Files.exists(file)) {
            throw new RestoreRefusedException("the file of snapshot " + snapshot.id() + " is not there");
        }
        CopyCheck check = CopyCheck.of(file, key);
        List<String> flaws = SnapshotVerification.flaws(snapshot, Sha256.ofFile(file), check);
        return check.journal()
                .filter(journal -> flaws.isEmpty())
                .orElseThrow(() -> new RestoreRefusedException(
                        "snapshot " + snapshot.id() + " is damaged: " + String.join("; ", flaws)));
    }

    private void copy(Path snapshot) throws IOException, RestoreRefusedException {
        for (String suffix : PendingRestore.DATABASE_FILES) {
            Files.deleteIfExists(Path.of(files.restored() + suffix));
        }
        long free = Files.getFileStore(files.database().getParent()).getUsableSpace();
        if (free < Files.size(snapshot)) {
            throw new RestoreRefusedException("there is no room for it beside the database: it has "
                    + Files.size(snapshot) + " bytes, and " + free + " are free");
        }
        Files.copy(snapshot, files.restored(), StandardCopyOption.COPY_ATTRIBUTES);
        // A snapshot that came from elsewhere may have any mode.
        Files.setPosixFilePermissions(files.restored(), PosixFilePermissions.fromString("rw-------"));
    }

    /** All of it is one transaction of the new file, which is then made a file without a log beside it. */
    private RestoreReport build(Plan plan) throws SQLException, DamagedJournalException {
        try (Session session = Database.open(files.restored()).writer()) {
            session.execute("BEGIN IMMEDIATE");
            FoldReport folded = JournalFold.apply(session, plan.tail().rows());
            long signedTo = plan.signed().carryInto(session, plan.tail().end());
            long epoch = Math.max(ChainHead.read(session).epoch(), plan.latestEpoch()) + 1;
            Transaction journal = Transaction.inEpoch(
                    session, epoch, settings.clock().instant(), settings.deployment(), settings.version());
            RestoreReport report = new RestoreReport(
                    plan.request(),
                    null,
                    plan.snapshot().seq(),
                    plan.tail().end(),
                    signedTo,
                    epoch,
                    plan.lost(),
                    folded.sentences(),
                    plan.aside().toString(),
                    plan.signed().newest() > plan.tail().end(),
                    journal.now());
            journal.append(EventType.RESTORED, report);
            LossFence fence = new LossFence(plan.lost(), isEndKnown(plan), folded.lostEffects());
            if (fence.isDue()) {
                fence.halt(journal);
            }
            session.execute("COMMIT");
            leaveLog(session);
            return report;
        }
    }

    /** Else the file would be moved without what is in the log beside it. */
    private static void leaveLog(Session session) throws SQLException {
        String mode = session.first("PRAGMA journal_mode = DELETE", row -> row.getString(1))
                .orElse("none");
        if (!mode.equals("delete")) {
            throw new SQLException("it keeps its write-ahead log: its journal mode is " + mode);
        }
    }

    /** Where more was signed than the journal has, or it cannot be read, rows may have followed the last that anything tells of. */
    private static boolean isEndKnown(Plan plan) {
        OptionalLong last = plan.tail().old().last();
        return last.isPresent() && last.getAsLong() >= plan.signed().newest();
    }

    private void requireSound() throws IOException, RestoreRefusedException {
        if (Files.exists(Path.of(files.restored() + "-wal"))) {
            throw new IOException("a write-ahead log is beside the restored database, and must not be");
        }
        List<String> flaws = CopyCheck.of(files.restored(), key).flaws();
        if (!flaws.isEmpty()) {
            throw new RestoreRefusedException("what came of the restore is not sound: " + String.join("; ", flaws));
        }
        DurableFiles.sync(files.restored());
    }
}
