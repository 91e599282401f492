package dev.ark.graveyard.rules;

import dev.ark.contract.action.Action;
import dev.ark.contract.action.ConfigChange;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import java.util.List;

/** What cannot be taken back, or changes what holds agents back, waits for a person. */
public record HumanInLoopCritical(CriticalTypes types, ConfigKeys keys, Reviews reviews) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "human_in_loop_critical",
            Category.AUTONOMY,
            Severity.CRITICAL,
            Effect.PENDING_HUMAN,
            "A transfer, code, a deployment, or a change of limits or of the halt state lacks an operator's fresh approval of"
                    + " this very action.",
            "Wait: an operator posts to /v1/decisions/{id}/approval, with the id of the decision that is pending.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        String type = situation.item().proposal().actionType();
        boolean critical = switch (situation.action()) {
            case Action.Unknown _ -> false;
            case ConfigChange change -> types.hold(type) || keys.match(change.key(), change.value());
            default -> types.hold(type);
        };
        if (!critical) {
            return Result.NOT_APPLICABLE;
        }
        return reviews.require(
                this,
                situation,
                List.of(),
                () ->
                        "this action waits for an operator's approval: an operator posts to /v1/decisions/{id}/approval, with the"
                                + " id of this decision, within "
                                + reviews.maxAge().toMinutes() + " minutes");
    }
}
