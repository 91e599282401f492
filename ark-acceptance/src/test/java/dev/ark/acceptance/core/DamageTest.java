package dev.ark.acceptance.core;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.core.checkpoint.CoreStart;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Damaged files: they are refused, or they say what was true at an earlier time, or nothing of them is lost; never is a journal believed that says something
 * else. What goes unnoticed in the other tables is counted.
 */
@Timeout(value = 3, unit = TimeUnit.HOURS)
class DamageTest {
    private static final int WRITES = 400;
    private static final Duration LONGEST_WORK = Duration.ofSeconds(20);

    private enum Verdict {
        /** A core does not start on it. */
        REFUSED_AT_START,
        /** SQLite says that it is malformed when it is read. */
        REFUSED_ON_READING,
        REFUSED_BY_VERIFY,
        OLDER,
        HARMLESS,
        /** All rows are what they were, but an index no longer says so, and nobody has looked. */
        INDEX_UNNOTICED,
        /** A row is not what it was, in a table that no hash covers. */
        TABLE_UNNOTICED,
        WRONG
    }

    /** What the chain of hashes and the signed checkpoints cover, and so what can never be changed unnoticed. */
    private static final Set<String> COVERED = Set.of("journal", "checkpoint");

    @Test
    void aDamagedJournalIsNeverBelieved() throws IOException, SQLException {
        int damages = Integer.getInteger("ark.damages", 40);
        long seed = Seed.of(damages + " damages");
        Random random = new Random(seed);
        Map<Verdict, Integer> count = new EnumMap<>(Verdict.class);
        List<String> wrong = new ArrayList<>();
        try (Experiment experiment = new Experiment(new Site(), List.of(Slot.STABLE))) {
            Copy whole = written(experiment, seed);
            Copy reference = whole.copy(experiment.site().directory("reference"));
            CoreStart.check(reference.database(), reference.key());
            Contents contents = Contents.of(reference);
            assertThat(reference.verify().exit()).isZero();
            for (int i = 0; i < damages; i++) {
                Damage damage = Damage.any(whole, random);
                Copy damaged = whole.copy(experiment.site().directory("damaged-" + i));
                damage.inflict(damaged);
                List<String> details = new ArrayList<>();
                Verdict verdict = verdict(damaged, contents, details);
                count.merge(verdict, 1, Integer::sum);
                if (verdict == Verdict.WRONG) {
                    wrong.add(damage + ": " + details);
                }
                if (verdict == Verdict.TABLE_UNNOTICED) {
                    System.out.println(damage + " is not noticed in " + details);
                }
                damaged.delete();
            }
            System.out.printf(
                    "%d damages of %d bytes and a log of %d: %s%n",
                    damages, Files.size(whole.database()), Files.size(whole.log()), count);
        }
        assertThat(wrong).as("seed %d", seed).isEmpty();
    }

    /** A database that was stopped in order, written to once more, and left behind by a killed core with the rest in its log. */
    private static Copy written(Experiment experiment, long seed) throws IOException {
        work(experiment, seed);
        experiment.core(Slot.STABLE).close();
        experiment.start(Slot.STABLE);
        work(experiment, seed + 1);
        experiment.kill(List.of(Slot.STABLE));
        Site site = experiment.site();
        Path directory = site.directory("whole");
        return Copy.of(site.stateFile(), site.checkpointVerificationKey(), directory);
    }

    private static void work(Experiment experiment, long seed) {
        try (MixedLoad _ = experiment.load(seed)) {
            experiment.awaitAcknowledged(WRITES, LONGEST_WORK);
        }
    }

    private static Verdict verdict(Copy damaged, Contents whole, List<String> details) throws IOException {
        try {
            CoreStart.check(damaged.database(), damaged.key());
        } catch (RuntimeException | SQLException e) {
            return Verdict.REFUSED_AT_START;
        }
        try {
            Contents found = Contents.of(damaged);
            List<String> differing = found.differing(whole);
            if (differing.isEmpty()) {
                return hasSoundIndexes(damaged) ? Verdict.HARMLESS : Verdict.INDEX_UNNOTICED;
            }
            if (damaged.verify().exit() != 0) {
                return Verdict.REFUSED_BY_VERIFY;
            }
            details.addAll(differing);
            if (differing.stream().noneMatch(COVERED::contains)) {
                return Verdict.TABLE_UNNOTICED;
            }
            return found.isOlderThan(whole) && isConsistent(damaged, details) ? Verdict.OLDER : Verdict.WRONG;
        } catch (SQLException e) {
            return Verdict.REFUSED_ON_READING;
        }
    }

    private static boolean hasSoundIndexes(Copy copy) throws SQLException {
        try (Connection connection = copy.open();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("PRAGMA integrity_check(1)")) {
            return result.next() && result.getString(1).equals("ok");
        }
    }

    /** Whether the tables say what the journal says. */
    private static boolean isConsistent(Copy copy, List<String> details) throws SQLException {
        JournalFold journal = new JournalFold();
        try (Connection connection = copy.open()) {
            journal.read(connection);
            List<String> violations = TableCheck.violations(connection, journal.fences());
            details.addAll(violations);
            return violations.isEmpty();
        }
    }
}
