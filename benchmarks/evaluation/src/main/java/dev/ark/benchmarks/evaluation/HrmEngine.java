package dev.ark.benchmarks.evaluation;

import dev.ark.contract.decision.Outcome;
import dev.ark.contract.evaluation.EvaluationRequest;
import dev.ark.contract.evaluation.EvaluationRequest.Group;
import dev.ark.contract.evaluation.EvaluationRequest.Item;
import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.evaluation.EvaluationProbe;
import dev.ark.graveyard.evaluation.Graveyard;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.graveyard.manifest.Verification;
import java.time.Duration;
import java.util.List;

/** HRM with the released rules and their limits, asked for the whole verdict: violations, measurements, facts read. */
record HrmEngine(Graveyard graveyard, EvaluationRequest request) implements Engine {

    static HrmEngine asked(Question question) {
        var proposal = question.proposal();
        var item = new Item(TradingDay.AGENT, proposal.actionDigest(TradingDay.AGENT), TradingDay.NOW, proposal);
        return new HrmEngine(
                Graveyard.open(Verification.of(ReleasedManifest.packaged(), ReleasedManifest.PINS), new Clocked()),
                new EvaluationRequest(List.of(new Group(TradingDay.facts(), List.of(item)))));
    }

    @Override
    public boolean allows() {
        return verdict().outcome() == Outcome.APPROVED;
    }

    Verdict verdict() {
        return graveyard.evaluate(request).groups().getFirst().getFirst();
    }

    /** Times evaluations, as a service does, and tells nobody. */
    private record Clocked() implements EvaluationProbe {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public void evaluated(Verdict verdict, Duration taken) {}
    }
}
