package dev.ark.core.snapshot;

import dev.ark.contract.http.SnapshotCheck;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.Sha256;
import dev.ark.contract.journal.VerifierKey;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.checkpoint.JournalCheck;
import dev.ark.core.sqlite.ChainHead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a snapshot's file again. Thread-safe. */
public final class SnapshotVerification {
    private final SnapshotFiles files;
    private final VerifierKey key;
    private final Clock clock;
    private final SnapshotMetrics metrics;

    SnapshotVerification(SnapshotFiles files, VerifierKey key, Clock clock, SnapshotMetrics metrics) {
        this.files = files;
        this.key = key;
        this.clock = clock;
        this.metrics = metrics;
    }

    /**
     * Verifies a snapshot by its digest, its pages, its journal's chain and what was signed of it, and keeps what was found in the list.
     *
     * @throws ProblemException NOT_FOUND when there is none of this id; CONFLICT while a snapshot is made, verified or rehearsed; UNAVAILABLE
     *     when it could not be read now, of which nothing is kept
     */
    public SnapshotCheck verify(String id) {
        return OwnThread.holding(files, "verification", () -> {
            StateSnapshot snapshot = files.find(id)
                    .orElseThrow(() -> new ProblemException(ProblemCode.NOT_FOUND, "there is no snapshot " + id));
            SnapshotCheck check = check(files.database(id), snapshot);
            if (!check.intact()) {
                metrics.foundDamaged();
            }
            files.record(snapshot.found(check.at(), check.intact() ? null : String.join("; ", check.flaws())));
            return check;
        });
    }

    /**
     * Lets a copy of a snapshot's file pass when it is what the snapshot was.
     *
     * @throws ProblemException CONFLICT when it is not
     */
    void requireWhole(Path copy, StateSnapshot snapshot) throws IOException {
        List<String> flaws = flaws(snapshot, Sha256.ofFile(copy), CopyCheck.of(copy, key));
        if (!flaws.isEmpty()) {
            throw new ProblemException(
                    ProblemCode.CONFLICT,
                    "snapshot " + snapshot.id() + " is damaged, and would not be restored: "
                            + String.join("; ", flaws));
        }
    }

    private SnapshotCheck check(Path file, StateSnapshot snapshot) throws IOException {
        if (!Files.exists(file)) {
            return new SnapshotCheck(snapshot.id(), false, List.of("its file is not there"), "", 0, 0, clock.instant());
        }
        String sha256 = Sha256.ofFile(file);
        CopyCheck copy = CopyCheck.of(file, key);
        if (!copy.couldRead() && sha256.equals(snapshot.sha256())) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "every byte of snapshot " + snapshot.id() + " is as it was, and yet it cannot be looked at now: "
                            + String.join("; ", copy.flaws()));
        }
        return new SnapshotCheck(
                snapshot.id(),
                flaws(snapshot, sha256, copy).isEmpty(),
                flaws(snapshot, sha256, copy),
                sha256,
                copy.journal().map(JournalCheck.Whole::rows).orElse(0L),
                copy.journal().map(JournalCheck.Whole::signed).orElse(0L),
                clock.instant());
    }

    /** What is wrong with a copy; it must also end where the snapshot says. */
    static List<String> flaws(StateSnapshot snapshot, String sha256, CopyCheck copy) {
        List<String> flaws = new ArrayList<>();
        if (!sha256.equals(snapshot.sha256())) {
            flaws.add("its bytes were changed: their SHA-256 is " + sha256 + " and was " + snapshot.sha256());
        }
        flaws.addAll(copy.flaws());
        Optional<ChainHead> head = copy.journal().map(journal -> journal.chain().head());
        if (head.isPresent() && !head.get().hash().equals(snapshot.headHash())) {
            flaws.add("its journal ends in another row than it did");
        }
        return flaws;
    }
}
