package dev.ark.acceptance.rollout;

import dev.ark.acceptance.Client;
import java.time.Instant;

/**
 * What an agent heard of a proposal.
 *
 * @param status 0 when the connection broke
 * @param slot that answered; empty if that cannot be told
 * @param id of the decision; empty if there is none
 * @param seq of its row in the journal; 0 if there is none
 * @param said the whole answer, if it is no decision
 */
record Heard(Instant sent, Instant heard, int status, String slot, String id, long seq, String said) {
    private static final int DECIDED = 201;

    static Heard of(Instant sent, Client.Answer answer) {
        boolean decided = answer.status() == DECIDED;
        return new Heard(
                sent,
                Instant.now(),
                answer.status(),
                answer.body().path("deployment").asText(),
                answer.body().path("decision_id").asText(),
                answer.body().path("seq").asLong(),
                decided ? "" : answer.body().toString());
    }

    static Heard broken(Instant sent, Exception reason) {
        return new Heard(sent, Instant.now(), 0, "", "", 0, reason.toString());
    }

    boolean isDecided() {
        return status == DECIDED;
    }

    boolean isOf(String other) {
        return slot.equals(other);
    }
}
