package dev.ark.core.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.identity.Roles;
import dev.ark.core.state.RegisterHistory;
import dev.ark.core.state.RegisterHistory.Answer;
import dev.ark.core.state.RegisterHistory.Operation;
import dev.ark.testkit.Identities;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Clients at once see each key as if all that they do were done one after the other. */
@QuarkusTest
class LinearizableStateTest extends StateKeys {
    private static final int CLIENTS = 8;
    private static final int STEPS = 75;
    private static final List<String> KEYS = List.of("a", "b", "c");

    private final String agent = somebody();
    private final String token = Identities.token(agent, Roles.AGENT);
    private final Map<String, ConcurrentLinkedQueue<Operation>> seen = new ConcurrentHashMap<>();

    @Test
    void compareAndSetAndReadsAreLinearizable() throws Exception {
        long seed = System.nanoTime();
        System.out.println("the clients of the registers have seed " + seed);
        try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Future<?>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                Client client = new Client(new Random(seed + i));
                clients.add(threads.submit(client::run));
            }
            for (Future<?> client : clients) {
                client.get(120, TimeUnit.SECONDS);
            }
        }
        assertThat(seen.values().stream()
                        .flatMap(Collection::stream)
                        .map(operation -> operation.answer().getClass().getSimpleName()))
                .as("what happened, seed %d", seed)
                .contains("Found", "Written", "Deleted", "Refused");
        for (String key : KEYS) {
            List<Operation> operations = List.copyOf(seen.get(key));
            assertThat(new RegisterHistory(operations).isLinearizable())
                    .as("the history of %s, seed %d: %s", key, seed, operations)
                    .isTrue();
        }
    }

    /** Counts registers up by what it last saw of them, which may be out of date. */
    private final class Client {
        private final Random random;
        private final Map<String, Answer.Found> last = new HashMap<>();

        private Client(Random random) {
            this.random = random;
        }

        private void run() {
            for (int i = 0; i < STEPS; i++) {
                String key = KEYS.get(random.nextInt(KEYS.size()));
                int kind = random.nextInt(10);
                if (kind < 4) {
                    record(key, this::read);
                } else if (kind < 9) {
                    record(key, this::increment);
                } else {
                    record(key, this::read);
                    record(key, this::remove);
                }
            }
        }

        private void record(String key, Function<String, Answer> operation) {
            long called = System.nanoTime();
            Answer answer = operation.apply(key);
            seen.computeIfAbsent(key, any -> new ConcurrentLinkedQueue<>())
                    .add(new Operation(answer, called, System.nanoTime()));
        }

        private Answer read(String key) {
            Response answer = with(token).get(path(agent, key));
            if (answer.statusCode() == 404) {
                last.remove(key);
                return new Answer.Absent();
            }
            answer.then().statusCode(200);
            long version = Long.parseLong(answer.header("ETag").replace("\"", ""));
            Answer.Found found = new Answer.Found(version, Long.parseLong(answer.asString()));
            last.put(key, found);
            return found;
        }

        private Answer increment(String key) {
            Answer.Found known = last.getOrDefault(key, new Answer.Found(0, 0));
            var request = with(token).body("" + (known.value() + 1));
            Response answer = (known.version() == 0
                            ? request.header("If-None-Match", "*")
                            : request.header("If-Match", "\"" + known.version() + "\""))
                    .put(path(agent, key));
            last.remove(key);
            if (answer.statusCode() == 412) {
                return new Answer.Refused(known.version());
            }
            long version = written(answer).version();
            last.put(key, new Answer.Found(version, known.value() + 1));
            return new Answer.Written(known.version(), known.value() + 1, version);
        }

        private Answer remove(String key) {
            Answer.Found known = last.remove(key);
            if (known == null) {
                return read(key);
            }
            Response answer = with(token)
                    .header("If-Match", "\"" + known.version() + "\"")
                    .delete(path(agent, key));
            return answer.statusCode() == 412
                    ? new Answer.Refused(known.version())
                    : new Answer.Deleted(known.version(), written(answer).version());
        }
    }
}
