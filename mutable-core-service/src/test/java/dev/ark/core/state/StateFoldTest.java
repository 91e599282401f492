package dev.ark.core.state;

import static dev.ark.core.state.OpenState.ONCE;
import static dev.ark.core.state.OpenState.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.http.Rollback;
import dev.ark.contract.http.TxnOperation;
import dev.ark.contract.http.TxnRequest;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.JsonText;
import dev.ark.core.JournalFile;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.OpenWriter;
import dev.ark.core.sqlite.Session;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The journal alone tells every version of every key. */
class StateFoldTest {
    private static final int STEPS = 500;
    private static final List<String> VALUES = List.of("null", "1", "1.0", "1e400", "\"text\"", "{\"a\":[1.50]}");

    @TempDir
    Path directory;

    @Test
    void theFoldOfTheJournalIsTheState() throws SQLException {
        long seed = System.nanoTime();
        System.out.println("the mix of state operations has seed " + seed);
        Path file = directory.resolve("state.db");
        try (OpenState state = new OpenState(file, OpenWriter.CLOCK)) {
            Random random = new Random(seed);
            for (int i = 0; i < STEPS; i++) {
                step(state, random);
            }
        }
        Map<String, String> fold = new TreeMap<>();
        JournalFile.rows(file).forEach(row -> apply(fold, row));
        Map<String, String> table = new TreeMap<>();
        try (Session session = Database.open(file).reader()) {
            session.list(
                    "SELECT owner, key, version, value, seq FROM state_version",
                    row -> table.put(
                            row.getString(1) + "/" + row.getString(2) + "@" + row.getLong(3),
                            row.getString(4) + " in " + row.getLong(5)));
        }
        assertThat(fold).as("seed %d", seed).hasSizeGreaterThan(STEPS / 2).isEqualTo(table);
    }

    private static void step(OpenState state, Random random) {
        String key = "k" + random.nextInt(5);
        String value = VALUES.get(random.nextInt(VALUES.size()));
        try {
            switch (random.nextInt(4)) {
                case 0 -> state.put(key, value, ONCE);
                case 1 ->
                    state.keys
                            .delete(SCOPE, key, new Guard(false, true, Set.of()), ONCE)
                            .join();
                case 2 ->
                    state.keys
                            .rollBack(SCOPE, key, new Rollback(1L + random.nextInt(3), null), Guard.NONE, ONCE)
                            .join();
                default -> {
                    var put = new TxnOperation(TxnOperation.Kind.PUT, key, new JsonText(value));
                    var delete = new TxnOperation(TxnOperation.Kind.DELETE, "k" + random.nextInt(5) + "x", null);
                    var other = new TxnOperation(
                            TxnOperation.Kind.PUT, key + (random.nextBoolean() ? "x" : "y"), JsonText.NULL);
                    List<TxnOperation> operations =
                            other.key().equals(delete.key()) ? List.of(put, delete) : List.of(put, delete, other);
                    state.transactions
                            .run(SCOPE, new TxnRequest(null, operations, null), ONCE)
                            .join();
                }
            }
        } catch (CompletionException refused) {
            assertThat(refused).hasMessageContaining(key);
        }
    }

    private static void apply(Map<String, String> fold, JournalRow row) {
        JsonNode body = JournalFile.body(row);
        String owner = body.path("agent").asText();
        if (row.type().equals("state_txn")) {
            body.path("changes").forEach(change -> apply(fold, owner, change, row.seq()));
        } else {
            apply(fold, owner, body, row.seq());
        }
    }

    private static void apply(Map<String, String> fold, String owner, JsonNode change, long seq) {
        String version = owner + "/" + change.path("key").asText() + "@"
                + change.path("version").asLong();
        JsonNode value = change.get("value_json");
        fold.put(version, (value == null ? null : value.textValue()) + " in " + seq);
    }
}
