package dev.ark.contract.action;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Data about a subject collected, stored or shared.
 *
 * @param encryption claimed
 * @param userConsent claimed; a {@code false} denies, a {@code true} is not believed
 */
public record DataHandling(
        Kind operation,
        String dataClass,
        String subject,
        String purpose,
        @Nullable String destination,
        Sensitivity dataSensitivity,
        boolean encryption,
        boolean userConsent)
        implements Action {
    public enum Kind {
        COLLECT,
        STORE,
        SHARE
    }

    public enum Sensitivity {
        LOW,
        HIGH
    }

    public Optional<String> recipient() {
        return Optional.ofNullable(destination);
    }
}
