package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A halt holds, whatever fails around it. */
@ExtendWith(Shared.class)
class HaltTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration RECOVERED = Duration.ofSeconds(60);
    private static final long PAUSE_NANOS = 1_000_000_000L;

    private Installation ark;
    private Desk desk;

    @BeforeEach
    void open(Installation installation) throws IOException {
        ark = installation;
        desk = Desk.open(ark, "halting", "1000000000000");
    }

    @Test
    void nothingIsApprovedAfterAHaltThoughTheBusIsDeadASlotIsPausedAndEverythingIsRestarted() throws IOException {
        long acknowledged;
        List<Load.Heard> heard;
        try (Load load = new Load(List.of(desk), 8)) {
            await().atMost(SOON).until(() -> load.heard().size() > 50);
            ark.pause(LocalLayout.REDIS);
            ark.ok("halt", "--reason", "acceptance");
            acknowledged = System.nanoTime();
            goesOn(load);
            ark.kill(LocalLayout.REDIS);
            ark.kill(LocalLayout.WATCHDOG);
            ark.pause(LocalLayout.CORE);
            LockSupport.parkNanos(PAUSE_NANOS);
            ark.resume(LocalLayout.CORE);
            goesOn(load);
            ark.kill(LocalLayout.CORE);
            ark.kill(LocalLayout.GRAVEYARD);
            await().atMost(RECOVERED).ignoreExceptions().until(this::isDecided);
            goesOn(load);
            heard = load.stop();
        }
        assertThat(desk.tradingState()).isEqualTo("HALTED");
        assertThat(heard).anyMatch(answer -> answer.outcome().equals("approved"));
        assertThat(heard)
                .filteredOn(answer -> answer.askedNanos() > acknowledged)
                .noneMatch(answer -> answer.outcome().equals("approved"));
        assertThat(approvalsBehindTheHalt()).isZero();
        ark.release("acceptance");
        await().atMost(SOON).until(() -> desk.buy(desk.symbol(), 1).outcome().equals("approved"));
    }

    @Test
    void aReleaseLetsPassFirstWhatReducesRiskAndThenEverything() throws IOException {
        ark.ok("halt", "--reason", "acceptance");
        try {
            await().atMost(RECOVERED)
                    .until(() ->
                            ark.run("resume", "--reason", "look first").out().contains("reducing"));
            assertThat(desk.buy(desk.symbol(), 1).violated()).containsExactly("emergency_halt_enabled");
            assertThat(ark.ok("resume", "--reason", "it looks good")).contains("active");
            assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
        } finally {
            ark.release("acceptance");
        }
    }

    private static void goesOn(Load load) {
        int before = load.heard().size();
        await().atMost(RECOVERED).until(() -> load.heard().size() > before + 20);
    }

    private boolean isDecided() throws IOException {
        return desk.buy(desk.symbol(), 1).violated().contains("emergency_halt_enabled");
    }

    /** As the journal has it: what follows the last halt. */
    private long approvalsBehindTheHalt() throws IOException {
        long approvals = 0;
        boolean halted = false;
        long after = Math.max(0, head() - 20_000);
        for (JsonNode page = page(after); !page.isEmpty(); page = page(after)) {
            for (JsonNode event : page) {
                after = event.path("seq").asLong();
                if (event.path("type").asText().equals("halt")) {
                    halted = true;
                    approvals = 0;
                } else if (event.path("body").path("outcome").asText().equals("approved")) {
                    approvals++;
                }
            }
        }
        assertThat(halted).isTrue();
        return approvals;
    }

    private JsonNode page(long after) throws IOException {
        return desk.operator()
                .get("/v1/events?limit=1000&after=" + after)
                .body()
                .path("events");
    }

    private long head() throws IOException {
        return desk.operator().get("/v1/journal/head").body().path("seq").asLong();
    }
}
