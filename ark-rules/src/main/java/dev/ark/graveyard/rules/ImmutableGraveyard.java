package dev.ark.graveyard.rules;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.action.CodeExecution;
import dev.ark.contract.action.ConfigChange;
import dev.ark.contract.action.FileOperation;
import dev.ark.contract.action.RuleChange;
import dev.ark.contract.decision.Effect;
import dev.ark.contract.decision.Severity;
import java.util.List;

/** No agent touches the rules, nor what they are made and kept in. Reading them is welcome. */
public record ImmutableGraveyard(ProtectedPaths paths, ConfigKeys keys) implements Rule {
    private static final RuleText TEXT = new RuleText(
            "immutable_graveyard",
            Category.INTEGRITY,
            Severity.CRITICAL,
            Effect.DENY_AND_QUARANTINE,
            "A change of a rule; a file written or deleted, a key set or code run that reaches the protected set.",
            "There is no way: rules change by a release of ARK alone. Reading them is always possible.");

    @Override
    public RuleText text() {
        return TEXT;
    }

    @Override
    public Result check(Situation situation) {
        return switch (situation.action()) {
            case RuleChange _ ->
                violated("rules change by a release alone", new Reading("a rule change", "none", "action", List.of()));
            case FileOperation file -> checkFile(file);
            case ConfigChange change ->
                unless(
                        keys.match(change.key(), change.value()) || isNamedIn(change.value()),
                        () -> "the configuration key " + change.key() + " or its value reaches the protected set",
                        new Reading(change.key(), "outside the protected set", "configuration key", List.of()));
            case CodeExecution code ->
                unless(
                        paths.isNamedIn(code.code()),
                        () -> "the code names a protected path",
                        new Reading("code", "outside the protected set", "path", List.of()));
            default -> Result.NOT_APPLICABLE;
        };
    }

    /** Whether a text in a value, at any depth, names a protected path. */
    private boolean isNamedIn(JsonNode value) {
        if (value.isTextual()) {
            return paths.isNamedIn(value.textValue());
        }
        for (JsonNode inner : value) {
            if (isNamedIn(inner)) {
                return true;
            }
        }
        return false;
    }

    private Result checkFile(FileOperation file) {
        boolean reached = switch (file.operation()) {
            case READ -> false;
            case WRITE -> paths.hold(file.path());
            case DELETE -> paths.hold(file.path()) || paths.wouldGoWith(file.path());
        };
        return unless(
                reached,
                () -> "the path " + file.path() + " reaches the protected set",
                new Reading(file.path(), "outside the protected set", "path", List.of()));
    }
}
