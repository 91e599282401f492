package dev.ark.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Session;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** After a seeded mix of all that can happen, the journal is whole and tells the state. */
@QuarkusTest
@TestProfile(WholeJournalTest.ShortPermits.class)
class WholeJournalTest extends CoreTest {
    private static final int STEPS = 250;

    private final Map<String, String> tables = new TreeMap<>();
    private final Map<String, JsonNode> bases = new HashMap<>();
    private final Map<String, String> basisDigests = new HashMap<>();
    private List<JournalRow> rows = List.of();

    /** Permits that expire while the mix goes on. */
    public static final class ShortPermits implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("ark.core.decision.permit-lifetime", "1s");
        }
    }

    @Test
    void theJournalIsWholeAndItsFoldIsTheState() throws Exception {
        long seed = System.nanoTime();
        System.out.println("the mix of operations has seed " + seed);
        new OperationMix(new Random(seed)).run(STEPS);
        readAll();
        JournalFile.verify(rows);
        JournalFold fold = new JournalFold(bases);
        rows.forEach(fold::apply);
        assertThat(fold.holdings()).as("seed %d", seed).isEqualTo(tables);
        assertThat(rows.stream()
                        .filter(row -> row.type().startsWith("decision"))
                        .map(JournalFile::body))
                .as("each decision's basis is what its row digests, seed %d", seed)
                .allMatch(body -> basisDigests
                        .get(body.path("seq").asText())
                        .equals(body.path("basis_sha256").asText()));
        assertThat(rows.stream().map(JournalRow::type).distinct())
                .as("what happened, seed %d", seed)
                .contains(
                        "decision",
                        "execution",
                        "permit_spent",
                        "permit_refused",
                        "permits_expired",
                        "permit_released",
                        "fact")
                .contains("quarantine", "restore", "halt", "resume", "heartbeat", "execution_without_permit");
    }

    /** Journal and tables in one view, because permits go on expiring. */
    private void readAll() throws SQLException {
        try (Session reader = Database.open(StateFiles.database()).reader()) {
            reader.snapshot(session -> {
                rows = JournalFile.rows(session);
                session.list(
                        "SELECT account || ' ' || symbol, quantity || ' ' || open_buys || ' ' || open_sells FROM holding",
                        row -> tables.put(row.getString(1), row.getString(2)));
                session.list("SELECT seq, basis FROM decision", row -> {
                    basisDigests.put(row.getString(1), CanonicalJson.sha256(row.getString(2)));
                    return bases.put(row.getString(1), json(row.getString(2)));
                });
                return new ArrayList<>();
            });
        }
    }

    private static JsonNode json(String text) {
        try {
            return ArkJson.mapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
