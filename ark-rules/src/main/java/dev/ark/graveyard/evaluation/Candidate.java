package dev.ark.graveyard.evaluation;

import dev.ark.contract.evaluation.Verdict;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.manifest.Manifest;
import dev.ark.graveyard.rules.Rulebook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Rules of a manifest that was not released: to be tried, never to decide by. */
public final class Candidate {
    private Candidate() {}

    /**
     * The evaluator that a manifest would make. What it finds is counted nowhere.
     *
     * @throws InvalidManifestException when no rules can be made of it
     */
    public static Hrm of(String manifest) {
        return new Hrm(Rulebook.of(Manifest.read(manifest.getBytes(StandardCharsets.UTF_8))), new Uncounted());
    }

    private record Uncounted() implements EvaluationProbe {
        @Override
        public long nanoTime() {
            return 0;
        }

        @Override
        public void evaluated(Verdict verdict, Duration taken) {}
    }
}
