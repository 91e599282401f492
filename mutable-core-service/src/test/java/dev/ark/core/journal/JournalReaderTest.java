package dev.ark.core.journal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.journal.HashChain;
import dev.ark.contract.journal.JournalRow;
import dev.ark.core.sqlite.ChainHead;
import dev.ark.core.sqlite.OpenWriter;
import dev.ark.core.sqlite.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal that was restored to row 10, and went on in a second epoch. */
class JournalReaderTest {
    @TempDir
    Path directory;

    private OpenWriter open;
    private JournalReader journal;

    @BeforeEach
    void restore() throws SQLException {
        open = new OpenWriter(directory.resolve("state.db"), "stable");
        journal = new JournalReader(open.reads());
        open.writer().submit(transaction -> append(transaction.session())).join();
    }

    @AfterEach
    void close() throws SQLException {
        open.close();
    }

    @Test
    void whoFollowedTheLostRowsHasInCommonWhatCameBeforeTheRestore() {
        assertThat(journal.common(1, 15)).isEqualTo(10);
        assertThat(journal.common(1, 500)).isEqualTo(10);
    }

    @Test
    void whoWasBehindTheRestoreGoesOnWhereHeWas() {
        assertThat(journal.common(1, 7)).isEqualTo(7);
        assertThat(journal.common(2, 15)).isEqualTo(15);
        assertThat(journal.common(0, 15)).isEqualTo(15);
    }

    private static boolean append(Session session) throws SQLException {
        String hash = HashChain.GENESIS;
        for (int seq = 1; seq <= 20; seq++) {
            JournalRow row = HashChain.append(
                    hash, seq <= 10 ? 1 : 2, seq, "x", "{}", Instant.parse("2026-05-01T09:30:00Z"), "stable", "test");
            ChainHead.append(session, row);
            hash = row.hash();
        }
        return true;
    }
}
