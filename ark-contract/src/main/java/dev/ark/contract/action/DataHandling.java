package dev.ark.contract.action;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Data about a subject collected, stored or shared.
 *
 * @param dataSensitivity claimed; absent when nothing is said of it
 * @param encryption claimed
 * @param userConsent claimed: a {@code false} denies, a {@code true} is not believed; absent when nothing is said of it
 */
public record DataHandling(
        Kind operation,
        String dataClass,
        String subject,
        String purpose,
        @Nullable String destination,
        @Nullable Sensitivity dataSensitivity,
        boolean encryption,
        @Nullable Boolean userConsent)
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

    public Optional<Sensitivity> sensitivity() {
        return Optional.ofNullable(dataSensitivity);
    }

    public Optional<Boolean> claimedConsent() {
        return Optional.ofNullable(userConsent);
    }

    public Optional<String> recipient() {
        return Optional.ofNullable(destination);
    }
}
