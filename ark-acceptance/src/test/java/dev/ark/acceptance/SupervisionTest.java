package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Agents that fail, and a watchdog that is gone. */
@ExtendWith(Shared.class)
class SupervisionTest {
    /** One interval of the agents' loop, and what a busy machine takes on top. */
    private static final Duration ONE_INTERVAL = Duration.ofSeconds(8);

    private static final Duration LEASE_IS_OVER = Duration.ofSeconds(30);
    private static final Duration SILENCE_IS_TOLD = Duration.ofSeconds(30);
    private static final int FEW_REQUESTS = 11;

    private Installation ark;
    private Client watchdog;

    @BeforeEach
    void meet(Installation installation) {
        ark = installation;
        watchdog = new Client("http://127.0.0.1:" + ark.layout().watchdogPort(), ark.token("operator", "olivia"));
    }

    @Test
    void fiveFailuresInARowQuarantineAnAgentAndARestoredOneWorksAgain() throws IOException {
        Desk desk = Desk.open(ark, "failing", "1000000");
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
        works(desk, "failed", 10, 5);
        isQuarantinedFor(desk, "5 failures in a row (limit 5)");
        assertThat(desk.buy(desk.symbol(), 1).violated()).contains("watchdog_monitoring");
        ark.ok("restore", desk.name(), "--reason", "repaired");
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
    }

    @Test
    void anAgentOfWhoseWorkAQuarterFailsIsQuarantined() throws IOException {
        Desk desk = Desk.open(ark, "careless", "1000000");
        for (int round = 0; round < 3; round++) {
            works(desk, "ok", 10, 3);
            works(desk, "failed", 10, 1);
        }
        isQuarantinedFor(desk, "of the work failed (limit 20.0 %)");
        assertThat(desk.buy(desk.symbol(), 1).violated()).contains("watchdog_monitoring");
    }

    @Test
    void aSlowAgentIsQuarantined() throws IOException {
        Desk desk = Desk.open(ark, "sluggish", "1000000");
        works(desk, "ok", 6_000, FEW_REQUESTS);
        isQuarantinedFor(desk, "6000 ms mean latency (limit 5000)");
        assertThat(desk.buy(desk.symbol(), 1).violated()).contains("watchdog_monitoring");
    }

    @Test
    void anAgentThatFallsSilentIsAlerted() throws IOException {
        Desk desk = Desk.open(ark, "silent", "1000000");
        works(desk, "ok", 10, 1);
        await().atMost(SILENCE_IS_TOLD).until(() -> isAlerted(desk, "heartbeat_missed"));
        assertThat(desk.isQuarantined()).isFalse();
    }

    @Test
    void anAgentThatRepeatsADeniedActionIsQuarantined() throws IOException {
        Desk desk = Desk.open(ark, "stubborn", "1000000");
        String tooLarge = "{'symbol':'STUBBORN','side':'buy','quantity':'900000','order_type':'limit',"
                + "'limit_price':'100','stop_loss':'95','take_profit':'120','leverage':'1'}";
        await().atMost(ONE_INTERVAL).until(() -> {
            assertThat(desk.propose("trade", tooLarge).outcome()).isEqualTo("denied");
            return desk.isQuarantined();
        });
        assertThat(quarantineReason(desk)).contains("prevent_infinite_loops");
        assertThat(desk.buy(desk.symbol(), 1).violated()).contains("watchdog_monitoring");
    }

    @Test
    void anExecutionWithoutAPermitLeavesOnlyReduction() throws IOException {
        Desk desk = Desk.open(ark, "bystander", "1000000");
        Client.Answer answer =
                ark.client("broker", "bob").post("/v1/executions", Desk.json("""
                {'permit_id':'nobodys','order_id':'o-nobodys','event':'filled','quantity':'1','price':'100','at':'%s'}""".formatted(Instant.now())));
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(409);
        try {
            await().atMost(ONE_INTERVAL).until(() -> desk.tradingState().equals("REDUCING"));
            assertThat(desk.buy(desk.symbol(), 1).violated()).containsExactly("emergency_halt_enabled");
        } finally {
            ark.release("looked into");
        }
    }

    @Test
    void whileNobodyWatchesNothingOfHighRiskPassesAndNothingIsReleased() throws IOException {
        Desk desk = Desk.open(ark, "unwatched", "1000000");
        assertThat(delete(desk).violated()).doesNotContain("watchdog_monitoring");
        ark.pause(LocalLayout.WATCHDOG);
        try {
            await().atMost(LEASE_IS_OVER).until(() -> delete(desk).violated().contains("watchdog_monitoring"));
            assertThat(desk.buy(desk.symbol(), 1).outcome())
                    .as("what is of no high risk goes on")
                    .isEqualTo("approved");
            ark.ok("halt", "--reduce", "--reason", "nobody watches");
            ArkCommand.Result refused = ark.run("resume", "--reason", "never mind");
            assertThat(refused.exit()).isEqualTo(1);
            assertThat(refused.err()).contains("no watchdog has said");
        } finally {
            ark.resume(LocalLayout.WATCHDOG);
        }
        ark.release("somebody watches again");
        assertThat(delete(desk).violated()).doesNotContain("watchdog_monitoring");
    }

    /** No two are the same action. */
    private static Client.Answer delete(Desk desk) throws IOException {
        return desk.propose(
                "file_operation", "{'operation':'delete','path':'/data/notes-%d.txt'}".formatted(System.nanoTime()));
    }

    private static void works(Desk desk, String status, int latencyMillis, int times) throws IOException {
        for (int i = 0; i < times; i++) {
            Client.Answer answer = desk.agent()
                    .post(
                            "/v1/agents/" + desk.name() + "/heartbeat",
                            Desk.json("{'status':'%s','latency_ms':%d}".formatted(status, latencyMillis)));
            assertThat(answer.status()).isEqualTo(200);
        }
    }

    private static void isQuarantinedFor(Desk desk, String reason) throws IOException {
        await().atMost(ONE_INTERVAL).until(desk::isQuarantined);
        assertThat(quarantineReason(desk)).contains(reason);
    }

    private static String quarantineReason(Desk desk) throws IOException {
        return desk.operator()
                .get("/v1/agents/" + desk.name())
                .body()
                .path("quarantine_reason")
                .asText();
    }

    private boolean isAlerted(Desk desk, String name) throws IOException {
        for (var alert : watchdog.get("/v1/alerts?limit=1000").body().path("alerts")) {
            if (alert.path("name").asText().equals(name)
                    && alert.path("agent").asText().equals(desk.name())) {
                return true;
            }
        }
        return false;
    }
}
