package dev.ark.core.state;

import static dev.ark.core.state.OpenState.ALL;
import static dev.ark.core.state.OpenState.ONCE;
import static dev.ark.core.state.OpenState.SCOPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.core.sqlite.OpenWriter;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A random mix of writes and deletions of a few keys, looked at as of each row. Seeded. */
class StatePastTest {
    private static final int STEPS = 300;
    private static final int KEYS = 4;

    @TempDir
    Path directory;

    @Test
    void asOfEachRowTheKeysAreWhatTheyWereThen() throws SQLException {
        long seed = System.nanoTime();
        System.out.println("the past of the state has seed " + seed);
        Map<Long, Map<String, String>> past = new TreeMap<>();
        try (OpenState state = new OpenState(directory.resolve("state.db"), OpenWriter.CLOCK)) {
            write(state, new Random(seed), past);
            past.forEach((seq, then) -> {
                AsOf moment = new AsOf.Sequence(seq);
                assertThat(listed(state, moment))
                        .as("the list, seed %d, row %d", seed, seq)
                        .isEqualTo(then);
                for (int i = 0; i < KEYS; i++) {
                    assertThat(found(state, "k" + i, moment))
                            .as("k%d, seed %d, row %d", i, seed, seq)
                            .isEqualTo(Optional.ofNullable(then.get("k" + i)));
                }
            });
        }
    }

    private static void write(OpenState state, Random random, Map<Long, Map<String, String>> past) {
        Map<String, String> now = new TreeMap<>();
        for (int i = 0; i < STEPS; i++) {
            String key = "k" + random.nextInt(KEYS);
            long seq;
            if (now.containsKey(key) && random.nextInt(4) == 0) {
                seq = state.keys
                        .delete(SCOPE, key, new Guard(false, true, Set.of()), ONCE)
                        .join()
                        .seq();
                now.remove(key);
            } else {
                seq = state.put(key, "" + i, ONCE).seq();
                now.put(key, "" + i);
            }
            past.put(seq, new TreeMap<>(now));
        }
    }

    private static Map<String, String> listed(OpenState state, AsOf moment) {
        Map<String, String> values = new TreeMap<>();
        state.keys.list(SCOPE, moment, ALL).items().forEach(item -> values.put(item.key(), "" + item.value()));
        return values;
    }

    private static Optional<String> found(OpenState state, String key, AsOf moment) {
        return state.keys.find(SCOPE, key, moment).map(version -> "" + version.value());
    }
}
