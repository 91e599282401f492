package dev.ark.graveyard.rules;

/**
 * A fact that a rule needs and cannot have.
 *
 * @param kind as in the path that facts are written to, such as marks
 */
public record MissingFact(String kind, String id, Reason reason) {
    public enum Reason {
        /** The core has no such fact. */
        MISSING("is missing"),
        /** The core has it, but it is too old, or from the future. */
        STALE("is stale"),
        /** The core has it, but it cannot be believed: a price of zero or of an unknown source, a number beyond all range. */
        UNUSABLE("cannot be believed");

        private final String phrase;

        Reason(String phrase) {
            this.phrase = phrase;
        }

        public String phrase() {
            return phrase;
        }
    }

    /** The fact's name, {@code kind/id}. */
    public String name() {
        return kind + "/" + id;
    }
}
