package dev.ark.graveyard.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.RedactedParameters;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.redaction.Redaction;
import dev.ark.graveyard.world.Proposed;
import dev.ark.graveyard.world.World;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What is stored is redacted, and gets the verdict again that was given of what was sent. {@code -Dark.seed=N} makes a run again. */
class RedactedProposalTest {
    private static final int DAYS = 40_000;

    private final long seed = Long.getLong("ark.seed", new Random().nextLong());

    @Test
    void theStoredProposalGetsTheSameVerdict() {
        System.out.println("seed of the redacted proposals: " + seed);
        int redacted = 0;
        for (int day = 0; day < DAYS; day++) {
            RandomDay chance = new RandomDay(seed + day);
            Facts facts = chance.world().facts();
            Proposal sent = chance.proposed().now();
            Proposal stored = stored(sent);
            redacted += stored.equals(sent) ? 0 : 1;
            assertThat(decide(facts, stored, sent))
                    .as("seed %d: %s", seed + day, sent)
                    .isEqualTo(decide(facts, sent, sent));
        }
        assertThat(redacted).as("the generator makes some that are redacted").isGreaterThan(DAYS / 20);
    }

    @Test
    void noVerdictRepeatsWhatNobodyMayRead() throws Exception {
        String card = "4111111111111111";
        List<Proposal> proposals = List.of(
                Proposed.buy("1").with("symbol", card).now(),
                Proposed.buy("1").with(card, "x").now(),
                Proposed.file("delete", "/graveyard/" + card).now(),
                Proposed.config("halt." + card).now(),
                Proposed.data("share", "pii")
                        .with("subject", card)
                        .with("destination", card)
                        .now(),
                Proposed.action("observe").with("password", card).now(),
                Proposed.action("observe").with(card + " password", "hunter2").now(),
                Proposed.cancel().because("see " + card).now());
        for (Proposal proposal : proposals) {
            Verdict verdict = World.ordinary().decide(proposal);
            assertThat(ArkJson.mapper().writeValueAsString(verdict)).doesNotContain(card, "hunter2");
        }
    }

    private static Proposal stored(Proposal sent) {
        return new Proposal(
                sent.actionType(),
                RedactedParameters.of(
                        ((Hrm) World.GRAVEYARD).rulebook().actionTypes().family(sent.actionType()), sent.parameters()),
                sent.rationale() == null ? null : Redaction.of(sent.rationale()),
                sent.evidence(),
                sent.traceId(),
                sent.causedBy());
    }

    private static Verdict decide(Facts facts, Proposal proposal, Proposal sent) {
        Item item = new Item(World.KENNY, sent.actionDigest(World.KENNY), World.NOW, proposal);
        return World.GRAVEYARD
                .evaluate(new EvaluationRequest(List.of(new Group(facts, List.of(item)))))
                .groups()
                .getFirst()
                .getFirst();
    }
}
