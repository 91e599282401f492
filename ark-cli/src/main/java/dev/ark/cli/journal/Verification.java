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
 * @param rows good rows
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

    /**
     * What is verified, and with what.
     *
     * @param copies the checkpoints outside the database, as far as they are there
     * @param key that has signed them
     * @param rules to evaluate decisions anew by; absent when none are to be
     */
    record Request(Path database, CheckpointCopies copies, Optional<VerifierKey> key, Optional<RulesAtHand> rules) {}

    /** Makes the bar that shows how far it has come, of a total of rows. */
    interface Progress {
        ProgressBar start(long total);
    }

    static Verification of(Request request, Progress progress) throws SQLException, IOException {
        ChainCheck chain = new ChainCheck();
        long start = System.nanoTime();
        List<CheckpointTrail> outside = outside(request.copies());
        Optional<ReplayCheck> replay = request.rules().map(ReplayCheck::new);
        Found found = new Found(chain, new CheckpointCheck(request.key(), List.of()), replay);
        try (JournalFile journal = JournalFile.open(request.database());
                JournalFile table = JournalFile.open(request.database());
                RowPages pages = new RowPages(journal);
                ProgressBar bar = progress.start(journal.headSeq())) {
            List<CheckpointTrail> trails = new ArrayList<>(outside);
            trails.addFirst(CheckpointTrail.ofTable(table));
            found = new Found(chain, new CheckpointCheck(request.key(), trails), replay);
            for (String overlay : request.rules().isPresent() ? table.overlays() : List.<String>of()) {
                request.rules().get().addOverlay(overlay);
            }
            return result(request, found, start, firstFlaw(pages, found.checks(), chain, bar));
        } catch (JournalFile.Unreadable e) {
            return result(request, found, start, Optional.of(new Flaw(null, null, e.getMessage())));
        } finally {
            replay.ifPresent(ReplayCheck::close);
            for (CheckpointTrail trail : outside) {
                trail.close();
            }
        }
    }

    /** What has been found by the checks. */
    private record Found(ChainCheck chain, CheckpointCheck checkpoints, Optional<ReplayCheck> replay) {
        List<RowCheck> checks() {
            List<RowCheck> checks = new ArrayList<>(List.of(chain, new BasisCheck(), checkpoints));
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
        if (Files.exists(copies.log())) {
            trails.add(CheckpointTrail.ofLog(copies));
        }
        if (Files.exists(copies.latest())) {
            trails.add(CheckpointTrail.ofLatest(copies));
        }
        return trails;
    }

    private static Optional<Flaw> firstFlaw(RowPages pages, List<RowCheck> checks, ChainCheck chain, ProgressBar bar)
            throws JournalFile.Unreadable {
        for (List<StoredRow> page = pages.next(); !page.isEmpty(); page = pages.next()) {
            for (StoredRow row : page) {
                for (RowCheck check : checks) {
                    Optional<Flaw> flaw = check.next(row);
                    if (flaw.isPresent()) {
                        return flaw;
                    }
                }
            }
            bar.at(chain.headSeq(), chain.rows() + " rows");
        }
        for (RowCheck check : checks) {
            Optional<Flaw> flaw = check.end();
            if (flaw.isPresent()) {
                return flaw;
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
