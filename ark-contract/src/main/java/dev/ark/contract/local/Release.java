package dev.ark.contract.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Map;
import java.util.regex.Pattern;

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
@JsonIgnoreProperties(ignoreUnknown = true)
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
    /** What does as a label and as a directory; Quarkus takes a plus for a space in the path that it starts from. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?");

    public Release {
        settings = Map.copyOf(settings);
    }

    /** Whether a text can be a version: 1 to 63 letters, digits, dots, hyphens and underscores, the first and the last a letter or a digit. */
    public static boolean isVersion(String text) {
        return VERSION.matcher(text).matches();
    }
}
