package dev.ark.graveyard.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.action.Action;
import dev.ark.contract.action.CancelOrder;
import dev.ark.contract.action.CodeExecution;
import dev.ark.contract.action.ConfigChange;
import dev.ark.contract.action.DataHandling;
import dev.ark.contract.action.DataHandling.Sensitivity;
import dev.ark.contract.action.FileOperation;
import dev.ark.contract.action.Observation;
import dev.ark.contract.action.Publication;
import dev.ark.contract.action.RuleChange;
import dev.ark.contract.action.Trade;
import dev.ark.contract.action.Transfer;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import dev.ark.contract.redaction.SensitiveKind;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Secrets are handed about by their handles, and what is sensitive is kept encrypted.
 *
 * @param names under which a secret may be looked for
 * @param secretClasses classes of data that are sensitive whatever the agent says
 */
public record EncryptCredentials(SecretNames names, DataClasses classes, List<String> secretClasses) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "encrypt_credentials",
            Category.PRIVACY,
            Severity.CRITICAL,
            Effect.DENY,
            "A text has a token or a key; a password or the like is not a handle; or data of high sensitivity is handled"
                    + " without encryption.",
            "Refer to secrets by their handles, secret://…, and set encryption: true for sensitive data.");
    private static final Set<SensitiveKind> SECRETS =
            Stream.of(SensitiveKind.values()).filter(SensitiveKind::secret).collect(Collectors.toUnmodifiableSet());
    private static final String UNIT = "plain secrets";
    private static final Result NOTHING = new Result.Passed(new Reading("none", "none", UNIT, List.of()));

    public EncryptCredentials {
        secretClasses = List.copyOf(secretClasses);
    }

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        Set<SensitiveKind> secrets = situation.sensitive().among(SECRETS, true);
        if (!secrets.isEmpty()) {
            String shown = SensitiveContent.text(secrets);
            return violated("a secret stands in a text: " + shown, new Reading(shown, "a handle", UNIT, List.of()));
        }
        Optional<String> named = plainSecret(situation);
        if (named.isPresent()) {
            return violated(
                    "the value of " + named.get() + " is not a handle",
                    new Reading(named.get(), "a handle", UNIT, List.of()));
        }
        return situation.action() instanceof DataHandling data && isSensitive(data) ? checkEncryption(data) : NOTHING;
    }

    /** Where the names of parameters are the agent's own, the name of one that holds a secret. */
    private Optional<String> plainSecret(Situation situation) {
        JsonNode parameters = situation.item().proposal().parameters();
        return switch (situation.action()) {
            case ConfigChange change -> names.plainIn(change.key(), change.value());
            case Observation _, RuleChange _, Action.Unknown _ -> names.plainIn(parameters);
            case Trade _, CancelOrder _, FileOperation _, DataHandling _, Publication _, CodeExecution _, Transfer _ ->
                Optional.empty();
        };
    }

    private boolean isSensitive(DataHandling data) {
        String dataClass = classes.named(data.dataClass());
        return isSensitive(dataClass)
                || data.sensitivity().filter(Sensitivity.HIGH::equals).isPresent();
    }

    /** What the class says, whatever the agent says. */
    private boolean isSensitive(String dataClass) {
        return secretClasses.contains(dataClass) || !classes.isOpen(dataClass);
    }

    @Override
    public List<String> claimMismatches(Situation situation) {
        boolean belittled = situation.action() instanceof DataHandling data
                && data.sensitivity().filter(Sensitivity.LOW::equals).isPresent()
                && isSensitive(classes.named(data.dataClass()));
        return belittled ? List.of("data_sensitivity: low, high") : List.of();
    }

    private Result checkEncryption(DataHandling data) {
        return unless(
                !data.encryption(),
                () -> "data of class " + classes.named(data.dataClass()) + " is of high sensitivity and not encrypted",
                new Reading(data.encryption() ? "encrypted" : "plain", "encrypted", "data", List.of()));
    }
}
