package dev.ark.contract.redaction;

import java.util.Optional;
import java.util.stream.Stream;

/** What may not stand in a log, a publication or a stored text. */
public enum SensitiveKind {
    /** The number of a payment card. */
    CARD("card", false),
    /** An international bank account number. */
    IBAN("iban", false),
    EMAIL("email", false),
    PHONE("phone", false),
    /** A signed token in three base64url parts. */
    JWT("jwt", true),
    /** A private key in PEM form. */
    PEM("pem", true),
    /** A key or token of a cloud or API provider, known by its form. */
    CLOUD_KEY("cloud_key", true);

    private final String label;
    private final boolean secret;

    SensitiveKind(String label, boolean secret) {
        this.label = label;
        this.secret = secret;
    }

    /** The kind that has a label, or empty when none has. */
    public static Optional<SensitiveKind> labelled(String label) {
        return Stream.of(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    /** The name in markers, measurements and messages, in lower case. */
    public String label() {
        return label;
    }

    /** Whether it opens something to whoever has it. What is not secret is personal. */
    public boolean secret() {
        return secret;
    }

    /** Whether a marker shows its last four characters, for people to recognise it by. */
    boolean recognisableByItsEnd() {
        return this == CARD || this == IBAN;
    }
}
