package dev.ark.acceptance.rollout;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.acceptance.ArkCommand;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.ExtendWith;

/** Canaries that spoil the state which they share with stable. */
@ExtendWith(SharedSite.class)
@EnabledIfSystemProperty(
        named = "ark.rollout.rounds",
        matches = "[2-9]",
        disabledReason = "takes minutes a rollout: run it with -Dark.rollout.rounds=2")
class DamagedStateTest {
    /** Pages of the journal's first rows, which nobody reads or writes while it is at work. */
    private static final String OLD_PAGES =
            "SELECT pageno FROM dbstat WHERE name = 'journal' AND pagetype = 'leaf' ORDER BY path LIMIT 3 OFFSET 5";

    /** Does something to the state's file. */
    private interface Harm {
        void doTo(Path file) throws IOException, SQLException;
    }

    @Test
    void aDamagedDatabaseIsRestoredAndEveryAcknowledgedDecisionIsThereOrListed(Site site) throws Exception {
        isRestoredAfter(DamagedStateTest::overwrite, site, "damaged");
    }

    @Test
    void aSchemaThatStableCannotReadIsRestoredAndEveryAcknowledgedDecisionIsThereOrListed(Site site) throws Exception {
        isRestoredAfter(DamagedStateTest::raiseSchema, site, "migrated");
    }

    private static void isRestoredAfter(Harm harm, Site site, String name) throws Exception {
        String before = site.stable();
        String version = site.release(name);
        try (Traffic traffic = site.traffic()) {
            site.awaitReady(version);
            String id = site.begin(version);
            site.awaitPhase(id, "ramp");
            harm.doTo(site.layout().stateFile());
            site.ark().ok("rollback", "--reason", name, "--synthetic-duration", "5s", "--detach");
            if (site.awaitPhase(id, "rolled_back", "held", "frozen").phase().equals("frozen")) {
                site.ark().release("the rows that were lost have been looked at");
            }
            RolloutRecord record = site.awaitEnd(id);
            assertThat(record.phase()).as(record.why()).isEqualTo("rolled_back");
            JsonNode restore = record.row("rollback", 3).orElseThrow();
            assertThat(restore.at("/intent/type").asText())
                    .as(restore.toString())
                    .isEqualTo("restore");
            assertNothingIsLostSilently(site, id, traffic.stop());
        }
        Serving.alone(site, before);
        ArkCommand.Result verified = site.ark().run("journal", "verify");
        assertThat(verified.out()).as(verified.err()).contains("intact");
    }

    private static void assertNothingIsLostSilently(Site site, String id, List<Heard> heard) throws Exception {
        List<Heard> astray = new Journal(site.layout().stateFile()).astray(heard);
        JsonNode report =
                site.client("operator", "olivia").get("/v1/restores/latest").body();
        JsonNode lost = report.path("lost");
        assertThat(report.path("refusal").isTextual()).as(report.toString()).isFalse();
        assertThat(astray)
                .as("%s", report)
                .allSatisfy(decision -> assertThat(decision.seq())
                        .isBetween(lost.path("from").asLong(), lost.path("to").asLong()));
        assertThat(site.show(id).view().toString()).contains("replayed");
    }

    private static void overwrite(Path file) throws IOException, SQLException {
        List<Long> pages = new ArrayList<>();
        long size;
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:file:" + file + "?mode=ro");
                Statement statement = connection.createStatement()) {
            try (ResultSet row = statement.executeQuery("PRAGMA page_size")) {
                size = row.getLong(1);
            }
            try (ResultSet row = statement.executeQuery(OLD_PAGES)) {
                while (row.next()) {
                    pages.add(row.getLong(1));
                }
            }
        }
        assertThat(pages).isNotEmpty();
        byte[] garbage = new byte[Math.toIntExact(size)];
        new Random(1).nextBytes(garbage);
        try (RandomAccessFile database = new RandomAccessFile(file.toFile(), "rw")) {
            for (long page : pages) {
                database.seek((page - 1) * size);
                database.write(garbage);
            }
        }
    }

    private static void raiseSchema(Path file) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file + "?busy_timeout=20000");
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            statement.execute("UPDATE schema_range SET version = 1000, usable_since = 1000");
            statement.execute("PRAGMA user_version = 1000");
            statement.execute("COMMIT");
        }
    }
}
