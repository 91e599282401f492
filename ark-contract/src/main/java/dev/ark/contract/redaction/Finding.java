package dev.ark.contract.redaction;

/**
 * A place in a text that holds something sensitive, or the marker that took its place.
 *
 * @param start index of its first character, from 0
 * @param end index after its last character
 */
public record Finding(SensitiveKind kind, int start, int end) {
    public Finding {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("a finding has at least one character");
        }
    }
}
