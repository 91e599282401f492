package dev.ark.core.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.core.CoreTest;
import dev.ark.core.OperationMix;
import dev.ark.core.StateFiles;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** State derived from events equals the fold of the journal: of all of it, and of what follows on a copy that was taken at any instant. */
@QuarkusTest
@TestProfile(WholeFoldTest.ShortPermits.class)
public class WholeFoldTest extends CoreTest {
    private static final int STEPS = 60;
    /** The graveyard of the tests decides without an overlay, nothing is compacted, and a review is used up by what it settles. */
    private static final List<String> MAY_BE_EMPTY = List.of("journal_segment", "overlay", "review");

    @TempDir
    Path directory;

    /** Permits that expire, and of which is told that nothing is heard of them, while the mix goes on. */
    public static final class ShortPermits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ark.core.decision.permit-lifetime", "1s", "ark.core.execution.report-within", "2s");
        }
    }

    @Test
    void whatFollowsOnACopyMakesItWhatTheOriginalBecame() throws SQLException {
        long seed = Long.getLong("ark.test.seed", System.nanoTime());
        System.out.println("the mix of operations to fold has seed " + seed + " (-Dark.test.seed)");
        Path middle = directory.resolve("middle.db");
        Path end = directory.resolve("end.db");
        runAndCopy(new Random(seed), middle, end);
        List<FoldedRow> tail = Folds.tail(end, Folds.head(middle));

        FoldReport report = Folds.fold(middle, tail);

        assertThat(tail).as("rows after the copy, seed %d", seed).hasSizeGreaterThan(STEPS);
        assertThat(report).isEqualTo(new FoldReport(tail.size(), Folds.head(end), List.of()));
        assertThat(Folds.differences(middle, end, Instant.now()))
                .as("seed %d", seed)
                .isEmpty();

        Path anew = directory.resolve("anew.db");
        assertThat(Folds.fold(anew, Folds.tail(end, 0)).losses()).isEmpty();
        assertThat(Folds.differences(anew, end, Instant.now()))
                .as("from the first row, seed %d", seed)
                .isEmpty();
        assertThat(emptyTables(end))
                .as("tables that prove nothing, seed %d", seed)
                .isSubsetOf(MAY_BE_EMPTY);
    }

    /** The first copy is taken at an instant that nothing is arranged for, while operations go on. */
    private static void runAndCopy(Random random, Path middle, Path end) {
        OperationMix mix = new OperationMix(random);
        mix.run(STEPS / 2 + random.nextInt(10));
        CompletableFuture<Void> copied = CompletableFuture.runAsync(() -> copy(middle));
        mix.run(STEPS);
        copied.join();
        copy(end);
    }

    private static void copy(Path copy) {
        try {
            Folds.copy(StateFiles.database(), copy);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static List<String> emptyTables(Path file) throws SQLException {
        try (Session session = Database.open(file).reader()) {
            List<String> empty = new ArrayList<>();
            for (String table : TableComparison.tables(session)) {
                if (session.first("SELECT 1 FROM " + table + " LIMIT 1", row -> row.getInt(1))
                        .isEmpty()) {
                    empty.add(table);
                }
            }
            return empty;
        }
    }
}
