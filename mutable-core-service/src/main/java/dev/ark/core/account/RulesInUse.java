package dev.ark.core.account;

import dev.ark.core.decision.Rulesets;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.manifest.Manifest;
import dev.ark.graveyard.rules.Rule;
import dev.ark.graveyard.rules.Rulebook;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The limits of the rules in use, for people to look at. What is decided the graveyard alone says. Thread-safe. */
@Singleton
final class RulesInUse {
    private final Rulesets rulesets;
    private volatile Read latest = new Read("", new Limits.Unknown("no rules were used yet"));

    RulesInUse(Rulesets rulesets) {
        this.rulesets = rulesets;
    }

    /** The limits, or why they cannot be told. */
    sealed interface Limits {
        record Known(Rulebook rulebook) implements Limits {
            List<Rule> rules() {
                return rulebook.entries().stream().map(Rulebook.Entry::rule).toList();
            }
        }

        record Unknown(String why) implements Limits {}
    }

    private record Read(String manifest, Limits limits) {}

    Limits limits() {
        Optional<String> manifest = rulesets.manifest();
        Read before = latest;
        if (manifest.isEmpty() || manifest.get().equals(before.manifest())) {
            return before.limits();
        }
        Read read = new Read(manifest.get(), read(manifest.get()));
        latest = read;
        return read.limits();
    }

    private static Limits read(String manifest) {
        try {
            return new Limits.Known(Rulebook.of(Manifest.read(manifest.getBytes(StandardCharsets.UTF_8))));
        } catch (InvalidManifestException e) {
            return new Limits.Unknown("the rules in use are not those that this version knows: " + e.getMessage());
        }
    }
}
