package dev.ark.graveyard.evaluation;

import dev.ark.contract.evaluation.Verdict;
import java.time.Duration;

/** How evaluations are timed and heard of. It has no say in a verdict. */
public interface EvaluationProbe {
    /** A reading of a monotonic clock, in nanoseconds. */
    long nanoTime();

    /** One proposal has been evaluated. */
    void evaluated(Verdict verdict, Duration taken);
}
