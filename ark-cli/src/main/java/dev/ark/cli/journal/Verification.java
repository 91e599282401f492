package dev.ark.cli.journal;

import dev.ark.cli.terminal.ProgressBar;
import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.VerifierKey;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of verifying a journal.
 *
 * @param intact whether every row is there and is what it was, every checkpoint is that of these rows, and every decision evaluated anew is
 *     what its rules say
 * @param rows good rows, of the archive and of the database
 * @param archivedTo the last row that is in the archive alone; 0 when none is
 * @param segments of the archive that were examined; 0 when it was not at hand
 * @param headSeq the last good row
 * @param checkpoints good checkpoints, each counted once though it is kept in several places
 * @param signedSeq the last row that a good checkpoint covers
 * @param signaturesChecked whether there was a key to check them with
 * @param badSeq the first bad row; absent when intact, when a checkpoint is bad, or when the file itself cannot be read on
 * @param badCheckpoint size of the first bad checkpoint, likewise
 * @param problem what is wrong
 * @param replay what came of evaluating the decisions anew; absent when that was not asked for
 */
@RegisterForReflection
record Verification(
        String database,
        boolean intact,
        long rows,
        long archivedTo,
        long segments,
        long epoch,
        long headSeq,
        String headHash,
        long checkpoints,
        long signedSeq,
        boolean signaturesChecked,
        long rowsPerSecond,
        @Nullable Long badSeq,
        @Nullable Long badCheckpoint,
        @Nullable String problem,
        @Nullable Replay replay) {

    private static final int MOST_TURNS = 5;

    /**
     * What is verified, and with what.
     *
     * @param copies the checkpoints outside the database, as far as they are there
     * @param key that has signed them
     * @param rules to evaluate decisions anew by; absent when none are to be
     * @param archive where the segments are; absent when the rows in them are not to be examined
     */
    record Request(
            Path database,
            CheckpointCopies copies,
            Optional<VerifierKey> key,
            Optional<RulesAtHand> rules,
            Optional<Path> archive) {}

    /** Makes the bar that shows how far it has come, of a total of rows. */
    interface Progress {
        ProgressBar start(long total);
    }

    /** Verifies; once more when a core at work has moved rows to the archive meanwhile, which then seem to be missing. */
    static Verification of(Request request, Progress progress) throws SQLException, IOException {
        Verification result = once(request, progress);
        for (int turn = 1; turn < MOST_TURNS && !result.intact() && hasMoved(request, result.archivedTo()); turn++) {
            result = once(request, progress);
        }
        return result;
    }

    private static boolean hasMoved(Request request, long archivedTo) throws SQLException {
        try (JournalFile journal = JournalFile.open(request.database())) {
            return journal.archivedUpTo().seq() > archivedTo;
        } catch (JournalFile.Unreadable e) {
            return false;
        }
    }

    private static Verification once(Request request, Progress progress) throws SQLException, IOException {
        long start = System.nanoTime();
        List<CheckpointTrail> outside = outside(request.copies());
        Optional<ReplayCheck> replay = request.rules().map(ReplayCheck::new);
        Found found = Found.nothing(request, replay);
        try (JournalFile journal = JournalFile.open(request.database());
                JournalFile table = JournalFile.open(request.database())) {
            List<CheckpointTrail> trails = new ArrayList<>(outside);
            trails.addFirst(CheckpointTrail.ofTable(table));
            ArchivedUpTo archived = table.archivedUpTo();
            found = Found.of(request, archived, trails, table, replay);
            if (request.rules().isPresent()) {
                table.overlays().forEach(request.rules().get()::addOverlay);
                table.rulesets().forEach(request.rules().get()::adopt);
            }
            try (RowPages rows = new RowPages(journal, archived.seq());
                    ProgressBar bar = progress.start(journal.headSeq())) {
                return result(request, found, start, firstFlaw(List.of(found.archive(), rows), found, bar));
            }
        } catch (JournalFile.Unreadable | KeptNodes.Broken e) {
            return result(request, found, start, Optional.of(new Flaw(null, null, e.getMessage())));
        } finally {
            replay.ifPresent(ReplayCheck::close);
            for (CheckpointTrail trail : outside) {
                trail.close();
            }
        }
    }

    /** What has been found by the checks. */
    private record Found(
            ArchivedUpTo archived,
            ArchivePages archive,
            ChainCheck chain,
            CheckpointCheck checkpoints,
            Optional<ReplayCheck> replay) {
        static Found nothing(Request request, Optional<ReplayCheck> replay) {
            return new Found(
                    ArchivedUpTo.NOTHING,
                    new ArchivePages(Path.of(""), List.of()),
                    new ChainCheck(ArchivedUpTo.NOTHING),
                    new CheckpointCheck(request.key(), List.of(), Optional.empty()),
                    replay);
        }

        /** Begins with the archive where it is at hand, and else after it. */
        static Found of(
                Request request,
                ArchivedUpTo archived,
                List<CheckpointTrail> trails,
                JournalFile table,
                Optional<ReplayCheck> replay) {
            boolean examined = request.archive().isPresent();
            Optional<CheckpointCheck.KeptTree> kept = examined || archived.seq() == 0
                    ? Optional.empty()
                    : Optional.of(new CheckpointCheck.KeptTree(archived.seq(), table.nodes()));
            return new Found(
                    archived,
                    new ArchivePages(request.archive().orElse(Path.of("")), examined ? archived.segments() : List.of()),
                    new ChainCheck(examined ? ArchivedUpTo.NOTHING : archived),
                    new CheckpointCheck(request.key(), trails, kept),
                    replay);
        }

        List<RowCheck> checks() {
            List<RowCheck> checks =
                    new ArrayList<>(List.of(chain, new CompactionCheck(archived), new BasisCheck(), checkpoints));
            replay.ifPresent(checks::add);
            return checks;
        }

        /** The first flaw; a decision that is not what its rules say is one where there is no other. */
        Optional<Flaw> first(Optional<Flaw> flaw) {
            return flaw.or(() -> replay.map(ReplayCheck::result).flatMap(Replay::flaw));
        }
    }

    private static List<CheckpointTrail> outside(CheckpointCopies copies) throws IOException {
        List<CheckpointTrail> trails = new ArrayList<>();
        if (!copies.logs().isEmpty()) {
            trails.add(CheckpointTrail.ofLogs(copies));
        }
        if (Files.exists(copies.latest())) {
            trails.add(CheckpointTrail.ofLatest(copies));
        }
        return trails;
    }

    private static Optional<Flaw> firstFlaw(List<RowSource> sources, Found found, ProgressBar bar)
            throws JournalFile.Unreadable {
        List<RowCheck> checks = found.checks();
        ChainCheck chain = found.chain();
        for (RowSource source : sources) {
            try {
                for (List<StoredRow> page = source.next(); !page.isEmpty(); page = source.next()) {
                    Optional<Flaw> flaw = firstFlaw(page, checks);
                    if (flaw.isPresent()) {
                        return flaw;
                    }
                    bar.at(chain.headSeq(), chain.rows() + " rows");
                }
            } catch (RowSource.DamagedArchive e) {
                return Optional.of(Flaw.ofRow(chain.headSeq() + 1, e.getMessage()));
            }
        }
        return checks.stream().map(RowCheck::end).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Flaw> firstFlaw(List<StoredRow> page, List<RowCheck> checks) {
        for (StoredRow row : page) {
            for (RowCheck check : checks) {
                Optional<Flaw> flaw = check.next(row);
                if (flaw.isPresent()) {
                    return flaw;
                }
            }
        }
        return Optional.empty();
    }

    private static Verification result(Request request, Found found, long start, Optional<Flaw> stopped) {
        long nanos = Math.max(1, System.nanoTime() - start);
        ChainCheck chain = found.chain();
        CheckpointCheck checkpoints = found.checkpoints();
        Optional<Flaw> flaw = found.first(stopped);
        return new Verification(
                request.database().toString(),
                flaw.isEmpty(),
                chain.rows(),
                found.archived().seq(),
                found.archive().examined(),
                chain.epoch(),
                chain.headSeq(),
                chain.headHash(),
                checkpoints.checkpoints(),
                checkpoints.signedSeq(),
                checkpoints.checksSignatures(),
                Math.round(chain.rows() * 1e9 / nanos),
                flaw.map(Flaw::seq).orElse(null),
                flaw.map(Flaw::checkpoint).orElse(null),
                flaw.map(Flaw::problem).orElse(null),
                found.replay().map(ReplayCheck::result).orElse(null));
    }
}
