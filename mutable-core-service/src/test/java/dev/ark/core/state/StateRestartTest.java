package dev.ark.core.state;

import static dev.ark.core.state.OpenState.AGENT;
import static dev.ark.core.state.OpenState.ALL;
import static dev.ark.core.state.OpenState.ONCE;
import static dev.ark.core.state.OpenState.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.MemoryDraft;
import dev.ark.contract.http.MemoryType;
import dev.ark.contract.http.SessionLogDraft;
import dev.ark.contract.json.JsonText;
import dev.ark.testkit.SettableClock;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever opens the file again finds all that was answered. */
class StateRestartTest {
    private final SettableClock clock = new SettableClock(Instant.parse("2026-05-01T09:30:00Z"));

    @TempDir
    Path directory;

    @Test
    void aRestartKeepsEverything() throws SQLException {
        List<Object> before;
        RequestIdentity request = new RequestIdentity(AGENT, "a", "digest");
        try (OpenState state = open()) {
            state.put("k", "1.0", request);
            state.put("k", "{\"a\":1e400}", ONCE);
            state.put("gone", "[]", ONCE);
            state.keys
                    .delete(SCOPE, "gone", new Guard(false, true, Set.of()), ONCE)
                    .join();
            state.keys
                    .put(Scope.CONFIG, "c", Content.of(JsonText.NULL), Guard.NONE, ONCE)
                    .join();
            state.memories
                    .store(AGENT, new MemoryDraft(MemoryType.PATTERN, JsonText.NULL, null, 60), ONCE)
                    .join();
            state.log.append(new SessionLogDraft("s", "e", null), ONCE).join();
            before = everything(state);
        }
        try (OpenState state = open()) {
            assertThat(everything(state)).isEqualTo(before);
            assertThat(state.put("k", "1.0", request).version()).isEqualTo(1);
            assertThat(state.put("gone", "2", ONCE).version()).isEqualTo(3);
        }
    }

    @Test
    void rowsOfOneMomentAreAllAsOfThatMoment() throws SQLException {
        try (OpenState state = open()) {
            for (int i = 0; i < 40; i++) {
                state.put("k", "" + i, ONCE);
                if (i % 4 == 3) {
                    clock.move(Duration.ofNanos(1));
                }
            }
            Instant start = Instant.parse("2026-05-01T09:30:00Z");
            for (int i = 0; i < 10; i++) {
                assertThat(state.keys.find(SCOPE, "k", new AsOf.Time(start.plusNanos(i))))
                        .map(version -> version.value().text())
                        .contains("" + (4 * i + 3));
            }
            assertThat(state.keys.find(SCOPE, "k", new AsOf.Time(start.minusNanos(1))))
                    .isEmpty();
        }
    }

    private static List<Object> everything(OpenState state) {
        List<Object> all = new ArrayList<>();
        for (String key : List.of("k", "gone")) {
            all.addAll(state.keys.history(SCOPE, key, ALL).items());
        }
        all.addAll(state.keys.list(SCOPE, AsOf.NOW, ALL).items());
        all.addAll(state.keys.list(Scope.CONFIG, AsOf.NOW, ALL).items());
        all.addAll(state.memories.list(AGENT, null, ALL).items());
        all.addAll(state.log.list(AGENT, "", ALL).items());
        assertThat(all).hasSize(8);
        return all;
    }

    private OpenState open() throws SQLException {
        return new OpenState(directory.resolve("state.db"), clock);
    }
}
