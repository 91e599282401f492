package dev.ark.watchdog.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.watchdog.JournalOfCore;
import dev.ark.watchdog.WatchdogTest;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Agents.Examined;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.agent.Vitals;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Over a real Redis that loses, repeats, reorders and goes silent, what is known of agents is the fold of the journal. */
@QuarkusTest
class UnreliableRedisTest extends WatchdogTest {
    private static final int EVENTS = 400;
    private static final int MOST_AT_ONCE = 12;

    @Test
    void whatIsKnownIsTheFoldOfTheJournal() {
        long seed = System.nanoTime();
        System.out.println("unreliable Redis: seed " + seed);
        Random random = new Random(seed);
        List<String> names = List.of(newAgent(), newAgent(), newAgent());
        List<Event> written = new ArrayList<>();
        while (written.size() < EVENTS) {
            List<Event> burst = new ArrayList<>();
            for (int i = random.nextInt(MOST_AT_ONCE); i >= 0; i--) {
                burst.add(write(names.get(random.nextInt(names.size())), random));
            }
            written.addAll(burst);
            deliver(burst, random);
        }
        await().atMost(DEADLINE).until(this::isLevel);
        Agents folded = new Agents(Thresholds.DEFAULT);
        Instant now = Instant.now();
        written.forEach(event -> AgentEvents.of(event, UnaryOperator.identity()).ifPresent(each -> folded.fold(each, now)));
        JsonPath health = health();
        for (Examined agent : folded.examine(now)) {
            Vitals vitals = agent.vitals();
            String path = "agents.find { it.agent == '" + agent.agent() + "' }.";
            assertThat(health.getInt(path + "requests")).as("seed %d", seed).isEqualTo(vitals.requests());
            assertThat(health.getInt(path + "consecutive_failures"))
                    .as("seed %d", seed)
                    .isEqualTo(vitals.consecutiveFailures());
            assertThat(health.getDouble(path + "mean_latency_ms"))
                    .as("seed %d", seed)
                    .isEqualTo(Math.round(vitals.meanLatencyMs() * 1_000) / 1_000.0);
        }
        assertThat(health.getLong("bus.duplicates")).isPositive();
        assertThat(health.getLong("bus.gaps")).isPositive();
    }

    /** One piece of work in twenty fails, so that nobody is quarantined, which would be an event that this test has not written. */
    private Event write(String agent, Random random) {
        ObjectNode work = JournalOfCore.about(agent)
                .put("status", random.nextInt(20) == 0 ? "failed" : "ok")
                .put("latency_ms", random.nextInt(100));
        return core.journal().append(EventType.HEARTBEAT, work);
    }

    private void deliver(List<Event> burst, Random random) {
        if (random.nextInt(5) == 0) {
            return;
        }
        List<Event> delivered = new ArrayList<>();
        for (Event event : burst) {
            for (int times = random.nextInt(5) == 0 ? 0 : 1 + random.nextInt(2); times > 0; times--) {
                delivered.add(event);
            }
        }
        if (random.nextBoolean()) {
            Collections.shuffle(delivered, random);
        }
        delivered.forEach(bus::publish);
    }
}
