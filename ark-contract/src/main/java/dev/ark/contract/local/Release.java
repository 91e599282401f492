package dev.ark.contract.local;

import java.time.Instant;
import java.util.Map;

/**
 * A version of the services that can be run, as it is recorded beside its files. It never changes.
 *
 * @param build what was built, by its hash
 * @param settings environment variables that its services get beside those of the installation, over which they take precedence; no secrets
 * @param schemaMin the lowest schema of the state that it can use
 * @param schemaMax the schema that it brings the state to
 * @param rulesetRevision of the rules that are compiled in
 * @param rulesetSha256 of the same
 * @param named whether a person made it as a release; else it is what a checkout had built when it was started
 */
public record Release(
        String version,
        String build,
        Map<String, String> settings,
        int schemaMin,
        int schemaMax,
        long rulesetRevision,
        String rulesetSha256,
        boolean named,
        String createdBy,
        Instant createdAt) {
    public Release {
        settings = Map.copyOf(settings);
    }
}
