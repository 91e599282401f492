package dev.ark.graveyard.serving;

import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.evaluation.EvaluationProbe;
import java.time.Duration;

/** Times and counts nothing: for questions that say nothing about agents. */
public final class Uncounted implements EvaluationProbe {
    @Override
    public long nanoTime() {
        return 0;
    }

    @Override
    public void evaluated(Verdict verdict, Duration taken) {
        // An answer that was known before is no news.
    }
}
