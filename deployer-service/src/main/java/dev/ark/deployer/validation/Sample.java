package dev.ark.deployer.validation;

import dev.ark.contract.decision.Outcome;
import java.math.BigDecimal;
import java.time.Duration;

/**
 * What became of a shot.
 *
 * @param traceId that its proposal carried
 * @param latency from the moment it was due to the decision, so that a late start counts as the wait it is
 */
public record Sample(Shot shot, String traceId, Duration latency, Ending ending) {
    /** How a shot ended. */
    public sealed interface Ending {}

    /** It was decided and, when approved, carried through. */
    public record Decided(Outcome outcome, int violations, BigDecimal score) implements Ending {}

    /**
     * A step of it failed.
     *
     * @param step such as decide, spend, place or cancel
     */
    public record Failed(String step, String detail) implements Ending {}

    /** When it was decided, counted from the start of the run. */
    public Duration decidedAt() {
        return shot.at().plus(latency);
    }

    /** Whether a decision was heard of, whatever came after it. */
    boolean wasDecided() {
        return ending instanceof Decided
                || (ending instanceof Failed failed && !failed.step().equals(DECIDE));
    }

    /** The step that asks for the decision. */
    public static final String DECIDE = "decide";
}
