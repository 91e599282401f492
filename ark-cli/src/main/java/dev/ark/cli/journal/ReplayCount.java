package dev.ark.cli.journal;

import java.util.ArrayList;
import java.util.List;

/** Counts what comes of evaluating decisions anew. Not thread-safe. */
final class ReplayCount {
    private final List<Replay.Difference> differences = new ArrayList<>();
    private long same;
    private long byCore;
    private long withoutRules;
    private long withoutOverlay;
    private long differing;

    void add(DecisionReplay.Result result) {
        switch (result) {
            case DecisionReplay.Result.Same _ -> same++;
            case DecisionReplay.Result.ByCore _ -> byCore++;
            case DecisionReplay.Result.WithoutRules _ -> withoutRules++;
            case DecisionReplay.Result.WithoutOverlay _ -> withoutOverlay++;
            case DecisionReplay.Result.Differs(Replay.Difference difference) -> {
                differing++;
                if (differences.size() < Replay.KEPT) {
                    differences.add(difference);
                }
            }
        }
    }

    Replay result() {
        long decisions = same + byCore + withoutRules + withoutOverlay + differing;
        return new Replay(decisions, same, differing, byCore, withoutRules, withoutOverlay, differences);
    }
}
