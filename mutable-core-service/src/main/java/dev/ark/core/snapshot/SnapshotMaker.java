package dev.ark.core.snapshot;

import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.Sha256;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.contract.local.DurableFiles;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.checkpoint.JournalCheck;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;

/** Copies the state while it is at work, and verifies the copy. For whoever holds the directory. */
final class SnapshotMaker {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private final Database database;
    private final SnapshotFiles files;
    private final VerifierKey key;
    private final DiskRoom room;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SnapshotMaker(Database database, SnapshotFiles files, VerifierKey key, DiskRoom room, Clock clock) {
        this.database = database;
        this.files = files;
        this.key = key;
        this.room = room;
        this.clock = clock;
    }

    /**
     * Makes a copy of what is committed at this moment. The writer is not held up: it goes on in the write-ahead log.
     *
     * @return the snapshot, whose file is on disk under its name; it counts when it is recorded
     * @throws ProblemException INTERNAL when the copy is not sound; UNAVAILABLE when there is no room for one
     */
    StateSnapshot make(String reason, String actor) throws IOException, SQLException {
        Instant at = clock.instant();
        long start = System.nanoTime();
        String id = TIME.format(at) + "-" + HexFormat.of().toHexDigits((short) random.nextInt());
        Path part = files.part(id);
        room.require(database.file(), files.directory(), 1);
        try {
            copyTo(part);
            CopyCheck check = CopyCheck.of(part, key);
            if (!check.flaws().isEmpty() || check.journal().isEmpty()) {
                throw new ProblemException(
                        ProblemCode.INTERNAL,
                        "the copy of the state is not sound: " + String.join("; ", check.flaws()));
            }
            String sha256 = Sha256.ofFile(part);
            DurableFiles.sync(part);
            DurableFiles.rename(part, files.database(id));
            JournalCheck.Whole journal = check.journal().get();
            ChainHead head = journal.chain().head();
            return new StateSnapshot(
                    id,
                    at,
                    head.epoch(),
                    head.seq(),
                    head.hash(),
                    sha256,
                    Files.size(files.database(id)),
                    check.schema(),
                    reason,
                    actor,
                    Duration.ofNanos(System.nanoTime() - start).toMillis(),
                    true,
                    clock.instant(),
                    null);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    /** SQLite fills an empty file that is there, so it is nobody else's from the start. A connection that may only query cannot do it. */
    private void copyTo(Path part) throws IOException, SQLException {
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Session session = database.writer()) {
            session.update("VACUUM INTO ?", part);
        }
    }
}
