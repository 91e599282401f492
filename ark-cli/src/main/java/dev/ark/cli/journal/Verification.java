package dev.ark.cli.journal;

import dev.ark.cli.journal.ChainCheck.Flaw;
import dev.ark.cli.journal.ChainCheck.StoredRow;
import dev.ark.cli.terminal.ProgressBar;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What came of verifying a journal.
 *
 * @param intact whether every row is there and is what it was
 * @param rows good rows
 * @param headSeq the last good row
 * @param badSeq the first bad row; absent when intact, or when the file itself cannot be read on
 * @param problem what is wrong
 */
record Verification(
        String database,
        boolean intact,
        long rows,
        long epoch,
        long headSeq,
        String headHash,
        long rowsPerSecond,
        @Nullable Long badSeq,
        @Nullable String problem) {

    /** Makes the bar that shows how far it has come, of a total of rows. */
    interface Progress {
        ProgressBar start(long total);
    }

    static Verification of(Path file, Progress progress) throws SQLException {
        ChainCheck check = new ChainCheck();
        long start = System.nanoTime();
        try (JournalFile journal = JournalFile.open(file);
                ProgressBar bar = progress.start(journal.headSeq())) {
            List<StoredRow> page = journal.after(Long.MIN_VALUE);
            while (!page.isEmpty()) {
                for (StoredRow row : page) {
                    Optional<Flaw> flaw = check.next(row);
                    if (flaw.isPresent()) {
                        return result(
                                file, check, start, flaw.get().seq(), flaw.get().problem());
                    }
                }
                bar.at(check.headSeq(), check.rows() + " rows");
                page = journal.after(check.headSeq());
            }
            return result(file, check, start, null, null);
        } catch (JournalFile.Unreadable e) {
            return result(file, check, start, null, e.getMessage());
        }
    }

    private static Verification result(
            Path file, ChainCheck check, long start, @Nullable Long badSeq, @Nullable String problem) {
        long nanos = Math.max(1, System.nanoTime() - start);
        return new Verification(
                file.toString(),
                problem == null,
                check.rows(),
                check.epoch(),
                check.headSeq(),
                check.headHash(),
                Math.round(check.rows() * 1e9 / nanos),
                badSeq,
                problem);
    }
}
