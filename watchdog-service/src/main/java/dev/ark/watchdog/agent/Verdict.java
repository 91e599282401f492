package dev.ark.watchdog.agent;

import java.util.List;

/** What the figures of an agent call for. */
public sealed interface Verdict {
    Verdict HEALTHY = new Healthy();

    record Healthy() implements Verdict {}

    /** Near a limit, or near several. */
    record Warn(List<Finding> reasons) implements Verdict {
        public Warn {
            reasons = List.copyOf(reasons);
            if (reasons.isEmpty()) {
                throw new IllegalArgumentException("a warning has a reason");
            }
        }
    }

    /** Beyond a limit: it must not act any more. */
    record Isolate(Finding reason) implements Verdict {}
}
