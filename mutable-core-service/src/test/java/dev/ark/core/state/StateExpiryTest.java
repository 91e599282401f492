package dev.ark.core.state;

import static dev.ark.core.state.OpenState.AGENT;
import static dev.ark.core.state.OpenState.ALL;
import static dev.ark.core.state.OpenState.ONCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.http.Memory;
import dev.ark.contract.http.MemoryDraft;
import dev.ark.contract.http.MemoryType;
import dev.ark.contract.journal.JournalRow;
import dev.ark.contract.json.JsonText;
import dev.ark.core.JournalFile;
import dev.ark.testkit.SettableClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lives for a while only. */
class StateExpiryTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T09:30:00.123456789Z"));

    @TempDir
    Path directory;

    private Path file;
    private OpenState state;

    @BeforeEach
    void open() throws SQLException {
        file = directory.resolve("state.db");
        state = new OpenState(file, clock);
    }

    @AfterEach
    void close() throws SQLException {
        state.close();
    }

    @Test
    void aMemoryIsInvisibleFromTheMomentThatItExpires() {
        Memory memory = store(60);
        clock.set(memory.expiresAt().minusMillis(1));
        assertThat(state.memories.find(AGENT, memory.id())).contains(memory);
        clock.set(memory.expiresAt());
        assertThat(state.memories.find(AGENT, memory.id())).isEmpty();
        assertThat(state.memories.list(AGENT, null, ALL).items()).isEmpty();
        assertThatThrownBy(() -> state.memories.delete(AGENT, memory.id(), ONCE).join())
                .hasMessageContaining("has no memory");
    }

    @Test
    void anExpiredMemoryIsPurgedInOneRowThatNamesIt() {
        Memory first = store(60);
        Memory second = store(60);
        Memory later = store(61);
        Memory lasting = store(null);
        clock.set(first.expiresAt());
        state.expiry.sweep();
        state.expiry.sweep();
        List<JournalRow> purges = JournalFile.rows(file).stream()
                .filter(row -> row.type().equals("memories_expired"))
                .toList();
        assertThat(purges).hasSize(1);
        assertThat(JournalFile.body(purges.getFirst()).path("memories").findValuesAsText("id"))
                .containsExactly(first.id(), second.id());
        assertThat(state.memories.list(AGENT, null, ALL).items()).containsExactly(later, lasting);
    }

    @Test
    void moreThanOneSweepTakesAtATimeIsPurged() {
        for (int i = 0; i < 501; i++) {
            store(60);
        }
        clock.move(Duration.ofMinutes(2));
        state.expiry.sweep();
        assertThat(JournalFile.rows(file).stream().filter(row -> row.type().equals("memories_expired")))
                .hasSize(2);
    }

    @Test
    void anIdempotencyKeyIsRememberedForADay() {
        RequestIdentity request = new RequestIdentity(AGENT, "a", "digest");
        assertThat(state.put("k", "1", request).version()).isEqualTo(1);
        clock.move(Duration.ofHours(24).minusMillis(1));
        state.expiry.sweep();
        assertThat(state.put("k", "1", request).version()).isEqualTo(1);
        clock.move(Duration.ofMillis(1));
        state.expiry.sweep();
        assertThat(state.put("k", "1", request).version()).isEqualTo(2);
    }

    private Memory store(Integer ttlSeconds) {
        MemoryDraft draft = new MemoryDraft(MemoryType.SUMMARY, new JsonText("1.0"), null, ttlSeconds);
        return state.memories.store(AGENT, draft, ONCE).join();
    }
}
