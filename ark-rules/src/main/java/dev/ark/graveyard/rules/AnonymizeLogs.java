package dev.ark.graveyard.rules;

import dev.ark.contract.action.CancelOrder;
import dev.ark.contract.action.Trade;
import dev.ark.contract.action.Transfer;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.redaction.SensitiveKind;
import java.util.List;
import java.util.Set;

/**
 * What is logged or published names nobody and opens nothing. The ids and destinations of orders and transfers are no free text: a bank
 * account is where a transfer goes to.
 *
 * @param kinds of data that no text may have
 */
public record AnonymizeLogs(Set<SensitiveKind> kinds) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "anonymize_logs",
            Category.PRIVACY,
            Severity.MEDIUM,
            Effect.DENY,
            "The rationale, or a text in the parameters, has a card or account number, an e-mail address, a telephone"
                    + " number, a token or a key.",
            "Leave it out, or refer to the person or the secret by an id.");
    private static final String UNIT = "kinds of sensitive data";
    private static final Result NOTHING = new Result.Passed(new Reading("none", "none", UNIT, List.of()));

    public AnonymizeLogs {
        kinds = Set.copyOf(kinds);
    }

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        boolean structured = switch (situation.action()) {
            case Trade _, CancelOrder _, Transfer _ -> true;
            default -> false;
        };
        if (structured && situation.item().proposal().rationale() == null) {
            return Result.NOT_APPLICABLE;
        }
        Set<SensitiveKind> found = situation.sensitive().among(kinds, !structured);
        if (found.isEmpty()) {
            return NOTHING;
        }
        String shown = SensitiveContent.text(found);
        return violated("a text that would be logged has " + shown, new Reading(shown, "none", UNIT, List.of()));
    }
}
