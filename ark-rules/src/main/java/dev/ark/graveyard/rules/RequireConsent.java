package dev.ark.graveyard.rules;

import dev.ark.contract.action.DataHandling;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.evaluation.Registers.Consent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Nobody's data is used without their consent to the very use. The ledger knows of it; an agent that says there is none is believed, one
 * that says there is one is not.
 *
 * @param exempt classes that need no consent
 */
public record RequireConsent(DataClasses classes, List<String> exempt) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "require_consent",
            Category.PRIVACY,
            Severity.HIGH,
            Effect.DENY,
            "The ledger has no consent of the subject to this purpose and class of data that is neither revoked nor"
                    + " expired; or the agent itself says that there is none.",
            "Obtain the subject's consent and have it recorded; then propose again without user_consent: false.");
    private static final String UNIT = "consent";
    private static final String LIMIT = "one that is alive";

    public RequireConsent {
        exempt = List.copyOf(exempt);
    }

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        if (!(situation.action() instanceof DataHandling data)) {
            return Result.NOT_APPLICABLE;
        }
        if (data.claimedConsent().filter(consented -> !consented).isPresent()) {
            return violated(
                    "the agent itself says that the subject does not consent",
                    new Reading("claimed false", LIMIT, UNIT, List.of()));
        }
        return isExempt(data) ? Result.NOT_APPLICABLE : checkLedger(data, situation);
    }

    @Override
    public List<String> claimMismatches(Situation situation) {
        if (!(situation.action() instanceof DataHandling data)
                || isExempt(data)
                || data.claimedConsent().isEmpty()) {
            return List.of();
        }
        boolean claimed = data.claimedConsent().get();
        boolean known = recorded(data, situation).stream().anyMatch(consent -> isAlive(consent, situation.at()));
        return claimed == known ? List.of() : List.of("user_consent: " + claimed + ", " + known);
    }

    private Result checkLedger(DataHandling data, Situation situation) {
        List<Consent> recorded = recorded(data, situation);
        Optional<Consent> alive = recorded.stream()
                .filter(consent -> isAlive(consent, situation.at()))
                .findFirst();
        if (alive.isPresent()) {
            return new Result.Passed(new Reading(alive.get().id(), LIMIT, UNIT, references(List.of(alive.get()))));
        }
        String use = "to the use of data of class " + classes.named(data.dataClass()) + " for " + data.purpose();
        if (recorded.isEmpty()) {
            return violated(
                    "the ledger has no consent of " + data.subject() + " " + use,
                    new Reading("missing", LIMIT, UNIT, List.of()));
        }
        String dead = recorded.getLast().id() + ", " + condition(recorded.getLast(), situation.at());
        return violated(
                "no consent of " + data.subject() + " " + use + " is alive: " + dead,
                new Reading(dead, LIMIT, UNIT, references(recorded)));
    }

    private boolean isExempt(DataHandling data) {
        return exempt.contains(classes.named(data.dataClass()));
    }

    private List<Consent> recorded(DataHandling data, Situation situation) {
        String dataClass = classes.named(data.dataClass());
        return situation.facts().registers().consents().stream()
                .filter(consent -> consent.subject().equals(data.subject())
                        && consent.purpose().equals(data.purpose())
                        && consent.dataClass().equals(dataClass))
                .toList();
    }

    private static boolean isAlive(Consent consent, Instant now) {
        return condition(consent, now).equals("alive");
    }

    private static String condition(Consent consent, Instant now) {
        if (consent.revocation().filter(at -> !at.isAfter(now)).isPresent()) {
            return "revoked";
        }
        if (consent.expiry().filter(at -> !at.isAfter(now)).isPresent()) {
            return "expired";
        }
        return consent.grantedAt().isAfter(now) ? "not yet given" : "alive";
    }

    private static List<String> references(List<Consent> consents) {
        return consents.stream()
                .map(consent -> FactReader.reference("consents", consent.id(), consent.revision()))
                .toList();
    }
}
