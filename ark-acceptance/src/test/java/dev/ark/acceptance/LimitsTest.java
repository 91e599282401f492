package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Limits hold under any number of hands, and a halt is a halt. */
@ExtendWith(Shared.class)
class LimitsTest {
    private static final int PROPOSALS = 500;

    private Client operator;
    private Installation ark;

    @BeforeEach
    void clients(Installation installation) {
        ark = installation;
        operator = ark.client("operator", "olivia");
    }

    @Test
    void fiveHundredParallelProposalsStayWithinTheLimit() throws IOException, InterruptedException, ExecutionException {
        // 8 % of 100,000 at a price of 100: beyond 80 units a review would be needed, beyond 100 nothing helps.
        Desk crowd = Desk.open(ark, "crowd", "100000");
        List<Callable<Client.Answer>> proposals = new ArrayList<>();
        for (int i = 0; i < PROPOSALS; i++) {
            proposals.add(() -> crowd.buy(crowd.symbol(), 1));
        }
        int approved = 0;
        try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Client.Answer> answer : executor.invokeAll(proposals)) {
                assertThat(answer.get().status()).isEqualTo(201);
                approved += answer.get().outcome().equals("approved") ? 1 : 0;
            }
        }
        assertThat(approved).isEqualTo(80);
        JsonNode holding =
                operator.get("/v1/accounts/crowd").body().path("holdings").get(0);
        assertThat(holding.path("open_buys").asText()).isEqualTo("80");
    }

    @Test
    void afterAHaltIsAcknowledgedNothingIsApproved() throws IOException {
        Desk desk = Desk.open(ark, "halted", "1000000000000");
        try (Load load = new Load(List.of(desk), 32)) {
            await().atMost(Duration.ofSeconds(10)).until(() -> load.heard().size() > 200);
            Client.Answer halt = operator.post("/v1/halt", "{\"reason\":\"acceptance\"}");
            long acknowledged = System.nanoTime();
            assertThat(halt.status()).isEqualTo(200);
            int before = load.heard().size();
            await().atMost(Duration.ofSeconds(10)).until(() -> load.heard().size() > before + 200);
            List<Load.Heard> heard = load.stop();
            long haltSeq = haltSeq();
            assertThat(heard).filteredOn(h -> h.outcome().equals("approved")).allMatch(h -> h.seq() < haltSeq);
            assertThat(heard)
                    .filteredOn(h -> h.askedNanos() > acknowledged)
                    .noneMatch(h -> h.outcome().equals("approved"));
        } finally {
            ark.release("acceptance");
        }
        assertThat(desk.buy(desk.symbol(), 1).outcome()).isEqualTo("approved");
    }

    private long haltSeq() throws IOException {
        long head = operator.get("/v1/journal/head").body().path("seq").asLong();
        for (long after = head; after >= 0; after -= 500) {
            JsonNode events = operator.get("/v1/events?limit=500&after=" + Math.max(0, after - 500))
                    .body()
                    .path("events");
            for (JsonNode event : events) {
                if (event.path("type").asText().equals("halt")) {
                    return event.path("seq").asLong();
                }
            }
        }
        throw new AssertionError("no halt is in the journal");
    }
}
