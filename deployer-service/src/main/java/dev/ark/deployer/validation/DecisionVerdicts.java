package dev.ark.deployer.validation;

import dev.ark.contract.decision.Decision;
import dev.ark.contract.decision.Outcome;
import dev.ark.contract.decision.Violation;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.stream.Collectors;

/** Whether a decision is what it must be. */
public final class DecisionVerdicts {
    private DecisionVerdicts() {}

    /** It must be denied, by this rule at least. */
    public static Finding deniedBy(String rule, Decision decision) {
        boolean named = decision.violations().stream()
                .anyMatch(violation -> violation.rule().equals(rule));
        return new Finding(decision.outcome() == Outcome.DENIED && decision.permit() == null && named, told(decision));
    }

    /** It must be approved with a full score and a permit. */
    public static Finding approved(Decision decision) {
        boolean full = decision.complianceScore().compareTo(BigDecimal.ONE) == 0;
        return new Finding(decision.outcome() == Outcome.APPROVED && full && decision.permit() != null, told(decision));
    }

    private static String told(Decision decision) {
        String outcome = decision.outcome().name().toLowerCase(Locale.ROOT);
        String rules = decision.violations().stream().map(Violation::rule).collect(Collectors.joining(", "));
        return outcome + (rules.isEmpty() ? "" : " by " + rules) + ", score "
                + decision.complianceScore().toPlainString()
                + (decision.permit() == null ? ", no permit" : ", a permit");
    }
}
