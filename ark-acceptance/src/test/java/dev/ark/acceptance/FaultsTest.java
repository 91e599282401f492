package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts that die, and what must hold all the same. */
@ExtendWith(Shared.class)
class FaultsTest {
    /** A graveyard is back when it has started and answered all known questions, which takes a busy machine a while. */
    private static final Duration RECOVERED = Duration.ofSeconds(45);

    private Installation ark;
    private Client operator;
    private List<Desk> desks;

    @BeforeEach
    void feed(Installation installation) throws IOException {
        ark = installation;
        operator = ark.client("operator", "olivia");
        desks = new ArrayList<>();
        for (String name : List.of("fault-1", "fault-2", "fault-3", "fault-4")) {
            desks.add(Desk.open(ark, name, "1000000000000"));
        }
    }

    @Test
    void withTheGraveyardDeadEverythingIsDeniedAndServiceResumes() throws IOException {
        await().atMost(Duration.ofSeconds(15)).until(() -> decide().outcome().equals("approved"));
        // Stopped first: a killed one is replaced so soon that it would have to be caught in the act.
        ark.pause(LocalLayout.GRAVEYARD);
        try {
            Client.Answer answer = decide();
            assertThat(answer.outcome()).isEqualTo("denied");
            assertThat(answer.body().path("violations").toString()).contains("GRAVEYARD_UNAVAILABLE");
        } finally {
            ark.resume(LocalLayout.GRAVEYARD);
        }
        ark.kill(LocalLayout.GRAVEYARD);
        await().atMost(RECOVERED).until(() -> decide().outcome().equals("approved"));
    }

    /** What a killed core must not lose is tried where it can be killed more often. */
    @Test
    void aKilledCoreIsReplaced() throws IOException {
        ark.kill(LocalLayout.CORE);
        await().atMost(RECOVERED).until(this::isReady);
    }

    @Test
    void withRedisDeadDecisionsGoOnAndTheWatchdogCatchesUp() throws IOException {
        int seconds = Integer.getInteger("ark.redis.outage.seconds", 4);
        Client watchdog =
                new Client("http://127.0.0.1:" + ark.layout().watchdogPort(), ark.token("operator", "olivia"));
        try (Load load = new Load(desks, 4)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> load.heard().size() > 20);
            ark.pause(LocalLayout.REDIS);
            int before = load.heard().size();
            pause(seconds * 1_000L);
            assertThat(load.heard().size()).isGreaterThan(before);
            ark.kill(LocalLayout.REDIS);
            int atKill = load.heard().size();
            await().atMost(Duration.ofSeconds(10)).until(() -> load.heard().size() > atKill + 20);
        }
        long head = operator.get("/v1/journal/head").body().path("seq").asLong();
        await().atMost(Duration.ofSeconds(20)).until(() -> position(watchdog) >= head);
        var bus = watchdog.get("/v1/health").body().path("bus");
        assertThat(bus.path("passed_over").asLong()).as(bus.toString()).isZero();
    }

    private static long position(Client watchdog) throws IOException {
        return watchdog.get("/v1/health").body().path("bus").path("position").asLong();
    }

    private Client.Answer decide() throws IOException {
        Desk desk = desks.getFirst();
        return desk.buy(desk.symbol(), 1);
    }

    private boolean isReady() {
        try {
            return operator.get("/readyz").status() == 200 && decide().status() == 201;
        } catch (IOException e) {
            return false;
        }
    }

    /** The length of a fault is part of the experiment, not a wait for something. */
    private static void pause(long millis) {
        java.util.concurrent.locks.LockSupport.parkNanos(millis * 1_000_000L);
    }
}
