package dev.ark.graveyard.rules;

import java.util.Locale;

/** What a rule protects. */
public enum Category {
    TRADING,
    RISK_MANAGEMENT,
    GOVERNANCE,
    PRIVACY,
    INTEGRITY,
    AUTONOMY;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The name that a violation carries. */
    public String label() {
        return label;
    }
}
