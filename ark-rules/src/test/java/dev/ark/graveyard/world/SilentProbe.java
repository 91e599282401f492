package dev.ark.graveyard.world;

import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.evaluation.EvaluationProbe;
import java.time.Duration;

/** Hears of evaluations and says nothing; its clock stands still. */
public record SilentProbe() implements EvaluationProbe {
    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void evaluated(Verdict verdict, Duration taken) {}
}
