package dev.ark.graveyard.rules;

import dev.ark.contract.action.CancelOrder;
import dev.ark.contract.action.Observation;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Proposal;
import dev.ark.contract.decision.Severity;
import java.util.List;

/**
 * Whoever acts says why, and with what in hand. What is of high risk is not done without; of the rest people are told.
 *
 * @param maxCharacters that a rationale may have
 */
public record TransparentReasoning(HighRisk highRisk, int maxCharacters) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "transparent_reasoning",
            Category.AUTONOMY,
            Severity.MEDIUM,
            Effect.DENY,
            "There is no rationale, one that is too long, or no evidence that is registered: denied when the action is of high"
                    + " risk, else a warning.",
            "Say why in rationale, and cite at least one registered piece of evidence by its id.");
    private static final String UNIT = "reasoning";

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        if (situation.action() instanceof CancelOrder || situation.action() instanceof Observation) {
            return Result.NOT_APPLICABLE;
        }
        Proposal proposal = situation.item().proposal();
        String rationale = proposal.rationale();
        if (rationale == null || rationale.isBlank()) {
            return lacking(situation, "no rationale");
        }
        if (rationale.length() > maxCharacters) {
            return lacking(situation, "a rationale longer than " + maxCharacters + " characters");
        }
        List<String> registered = situation.evidence().references();
        if (registered.isEmpty()) {
            return lacking(situation, "no registered evidence");
        }
        return new Result.Passed(reading("rationale and registered evidence", registered));
    }

    /** A denial for what is of high risk. Where that cannot be known, the rules that need the missing facts deny. */
    private Result lacking(Situation situation, String what) {
        return switch (highRisk.reasons(situation)) {
            case Known.Present<List<String>> known
            when !known.value().isEmpty() ->
                violated(
                        "the proposal has " + what + ", and it is of high risk, because "
                                + String.join(" and ", known.value()),
                        reading(what, known.facts()));
            case Known.Present<List<String>> _, Known.Missing<List<String>> _ ->
                new Result.Violated(Effect.WARN, "the proposal has " + what, reading(what, List.of()));
        };
    }

    private static Reading reading(String observed, List<String> facts) {
        return new Reading(observed, "rationale and registered evidence", UNIT, facts);
    }
}
