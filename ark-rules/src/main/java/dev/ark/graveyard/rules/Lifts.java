package dev.ark.graveyard.rules;

import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.People;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.manifest.Section;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which lifts hold: somebody else's, fresh, with a reason, and of a rule that may be lifted.
 *
 * @param maxAge of a lift at the decision
 * @param liftable the severities of the rules that may be lifted
 */
public record Lifts(Duration maxAge, Set<Severity> liftable) {

    public Lifts {
        liftable = Set.copyOf(liftable);
    }

    static Lifts of(Section section) {
        Set<Severity> liftable = EnumSet.noneOf(Severity.class);
        for (String severity : section.texts("lift_severities")) {
            try {
                liftable.add(Severity.valueOf(severity));
            } catch (IllegalArgumentException e) {
                throw new InvalidManifestException(
                        section.name() + ".lift_severities: " + severity + " is no severity");
            }
        }
        return new Lifts(Duration.ofSeconds(section.number("lift_max_age_seconds")), liftable);
    }

    /**
     * What is to be said of a lift: nothing when it is of another action; that it holds; or a warning that it has no effect, and why.
     *
     * @param severity of the rule that it names; absent when there is no such rule
     */
    public Result check(People.Override lift, @Nullable Severity severity, Situation situation) {
        if (lift.kind() != People.Override.Kind.LIFT
                || lift.actionDigest() == null
                || !UserOverrideAllowed.concerns(lift, situation)) {
            return Result.NOT_APPLICABLE;
        }
        Optional<String> flaw = flaw(lift, severity, situation);
        Reading reading = new Reading(
                flaw.orElse("lifted"),
                "by another, with a reason, at most " + maxAge.toSeconds() + " s old, of a rule that may be lifted",
                "lift",
                List.of(UserOverrideAllowed.reference(lift)));
        return flaw.isEmpty()
                ? new Result.Passed(reading)
                : new Result.Violated(
                        Effect.WARN,
                        "the lift " + lift.id() + " of " + lift.rule() + " has no effect: " + flaw.get(),
                        reading);
    }

    private Optional<String> flaw(People.Override lift, @Nullable Severity severity, Situation situation) {
        if (severity == null) {
            return Optional.of("there is no such rule");
        }
        if (!liftable.contains(severity)) {
            return Optional.of("the rule's severity is " + severity);
        }
        if (!situation.isFresh(lift.at(), maxAge) || situation.at().isAfter(lift.expiresAt())) {
            return Optional.of("it is stale");
        }
        if (situation.item().agent().equals(lift.by())) {
            return Optional.of("it is the proposing agent's own");
        }
        return lift.reason() == null || lift.reason().isBlank() ? Optional.of("it gives no reason") : Optional.empty();
    }
}
