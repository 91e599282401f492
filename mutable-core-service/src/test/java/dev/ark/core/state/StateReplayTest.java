package dev.ark.core.state;

import static dev.ark.core.state.OpenState.AGENT;
import static dev.ark.core.state.OpenState.ONCE;
import static dev.ark.core.state.OpenState.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.Memory;
import dev.ark.contract.http.MemoryDraft;
import dev.ark.contract.http.MemoryType;
import dev.ark.contract.http.Rollback;
import dev.ark.contract.http.SessionLogDraft;
import dev.ark.contract.http.TxnOperation;
import dev.ark.contract.http.TxnRequest;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.json.JsonText;
import dev.ark.core.fold.Folds;
import dev.ark.testkit.SettableClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The versioned state, memories, the session log and the answers to repeatable writes come back from their rows. */
class StateReplayTest {
    private static final Guard IF_THERE = new Guard(false, true, Set.of());

    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T09:30:00.123456789Z"));
    private int keys;

    @TempDir
    Path directory;

    private Path file;
    private Path copy;
    private OpenState state;

    @BeforeEach
    void open() throws SQLException {
        file = directory.resolve("state.db");
        copy = directory.resolve("copy.db");
        state = new OpenState(file, clock);
    }

    @AfterEach
    void close() throws SQLException {
        state.close();
    }

    @Test
    void versionsComeBack() throws SQLException {
        state.put("k", "{\"a\":1e400}", repeatable());
        state.put("k", "1.50", ONCE);
        state.keys.delete(SCOPE, "k", IF_THERE, repeatable()).join();
        state.keys
                .rollBack(SCOPE, "k", new Rollback(2L, null), Guard.NONE, repeatable())
                .join();
        assertComesBack();
    }

    @Test
    void whatBelongsToAConfigurationAndATruthComesBack() throws SQLException {
        var described = ArkJson.mapper().createObjectNode().put("description", (String) null);
        state.keys
                .put(Scope.CONFIG, "c", new Content(JsonText.NULL, described), Guard.NONE, repeatable())
                .join();
        var sourced = ArkJson.mapper().createObjectNode().put("confidence", "0.50");
        sourced.putArray("sources").add("s-1").add("s-2");
        state.keys
                .put(Scope.TRUTHS, "t", new Content(new JsonText("true"), sourced), Guard.NONE, repeatable())
                .join();
        state.keys.delete(Scope.TRUTHS, "t", Guard.NONE, ONCE).join();
        assertComesBack();
    }

    @Test
    void aTransactionComesBackWithItsAnswer() throws SQLException {
        var operations = List.of(
                operation(TxnOperation.Kind.PUT, "a", new JsonText("1.0")),
                operation(TxnOperation.Kind.GET, "a", null),
                operation(TxnOperation.Kind.DELETE, "b", null));
        state.transactions
                .run(SCOPE, new TxnRequest(null, operations, null), repeatable())
                .join();
        assertComesBack();
    }

    @Test
    void anAnswerToATransactionThatWroteNothingComesBack() throws SQLException {
        var get = List.of(operation(TxnOperation.Kind.GET, "a", null));
        state.transactions
                .run(SCOPE, new TxnRequest(null, get, null), repeatable())
                .join();
        state.transactions.run(SCOPE, new TxnRequest(null, get, null), ONCE).join();
        assertThat(Folds.head(file)).isEqualTo(1);
        assertComesBack();
    }

    @Test
    void memoriesComeBackDeletedAndExpiredOnesDoNot() throws SQLException {
        store(60, repeatable());
        store(null, repeatable());
        Memory deleted = store(90, ONCE);
        state.memories.delete(AGENT, deleted.id(), repeatable()).join();
        clock.move(Duration.ofSeconds(61));
        state.expiry.sweep();
        assertComesBack();
    }

    @Test
    void linesOfTheSessionLogComeBack() throws SQLException {
        state.log
                .append(new SessionLogDraft("s", "step", new JsonText("1.0")), repeatable())
                .join();
        assertComesBack();
    }

    @Test
    void aKeyThatIsUsedAnewAfterItsTimeHasItsNewAnswer() throws SQLException {
        RequestIdentity request = repeatable();
        state.put("k", "1", request);
        Folds.copy(file, copy);
        clock.move(Duration.ofHours(24));
        state.expiry.sweep();
        state.put("k", "2", request);
        assertComesBack();
    }

    private void assertComesBack() throws SQLException {
        assertThat(Folds.fold(copy, Folds.tail(file, Folds.head(copy))).losses())
                .isEmpty();
        assertThat(Folds.differences(copy, file, clock.instant())).isEmpty();
    }

    private Memory store(Integer ttlSeconds, RequestIdentity request) {
        MemoryDraft draft = new MemoryDraft(MemoryType.SUMMARY, new JsonText("1.0"), null, ttlSeconds);
        return state.memories.store(AGENT, draft, request).join();
    }

    private RequestIdentity repeatable() {
        keys++;
        return new RequestIdentity(AGENT, "key-" + keys, "digest");
    }

    private static TxnOperation operation(TxnOperation.Kind kind, String key, JsonText value) {
        return new TxnOperation(kind, key, value);
    }
}
