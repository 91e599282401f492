package dev.ark.cli.config;

import dev.ark.contract.local.LocalLayout;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * What is checked.
 *
 * @param variables the environment, or what a file says instead of it
 * @param source where they come from, for people
 */
record Configuration(LocalLayout layout, Map<String, String> variables, String source, boolean production) {
    Configuration {
        variables = Map.copyOf(variables);
    }

    /** A variable that is set, not blank and filled in. */
    Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name))
                .filter(value -> !value.isBlank() && !value.contains(VariableChecks.PLACEHOLDER));
    }

    /** The directory of the keys, passwords and tokens. */
    Optional<Path> secrets() {
        return production
                ? value("ARK_SECRETS").map(Path::of)
                : Optional.of(layout.tokenSigningKey().getParent());
    }
}
