package dev.ark.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What waits for a person is done once, after a person has approved it. */
@ExtendWith(Shared.class)
class HumanApprovalTest {
    /** Longer than the same approved action is answered with the first decision. */
    private static final Duration REPEATS_ARE_OVER = Duration.ofSeconds(20);

    private static final String TRANSFER =
            "{'amount':'%s','currency':'USD','destination':'acct-9','compensating_plan':'ask for it back'}";

    private Installation ark;
    private Desk desk;

    @BeforeEach
    void open(Installation installation) throws IOException {
        ark = installation;
        desk = Desk.open(ark, "tina", "100000");
    }

    @Test
    void anApprovedTransferIsSpentOnceAndTheNextOneWaitsAgain() throws IOException {
        String transfer = TRANSFER.formatted("250");
        Client.Answer waits = desk.propose("transfer", transfer);
        assertThat(waits.outcome()).as(waits.body().toString()).isEqualTo("pending_approval");
        assertThat(waits.body().path("permit").isObject()).isFalse();
        String id = waits.body().path("decision_id").asText();
        assertThat(ark.ok("decisions", "--pending")).contains(id);
        assertThat(ark.ok("approve", id, "--reason", "the invoice is right")).contains("approved");

        JsonNode permit = decision(id).path("permit");
        assertThat(spend(permit, transfer).status()).isEqualTo(200);
        assertThat(spend(permit, transfer).status()).isEqualTo(409);

        await().atMost(REPEATS_ARE_OVER)
                .until(() -> !idOf(desk.propose("transfer", transfer)).equals(id));
        Client.Answer again = desk.propose("transfer", transfer);
        assertThat(again.outcome()).isEqualTo("pending_approval");
    }

    @Test
    void aRejectedTransferIsDenied() throws IOException {
        String id = idOf(desk.propose("transfer", TRANSFER.formatted("9000")));
        ark.ok("approve", id, "--reject", "--reason", "too much");
        JsonNode settled = decision(id);
        assertThat(settled.path("outcome").asText()).isEqualTo("denied");
        assertThat(settled.path("violations").toString()).contains("too much");
        assertThat(ark.ok("decisions", "--pending")).doesNotContain(id);
    }

    private Client.Answer spend(JsonNode permit, String transfer) throws IOException {
        String token = permit.path("token").asText();
        return desk.agent()
                .post(
                        "/v1/permits/" + permit.path("id").asText() + "/spend",
                        Desk.json("{'token':'%s','action':{'action_type':'transfer','parameters':%s}}"
                                .formatted(token, transfer)));
    }

    private JsonNode decision(String id) throws IOException {
        return desk.agent().get("/v1/decisions/" + id).body();
    }

    private static String idOf(Client.Answer answer) {
        return answer.body().path("decision_id").asText();
    }
}
