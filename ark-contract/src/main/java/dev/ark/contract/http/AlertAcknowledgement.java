package dev.ark.contract.http;

/**
 * Body of {@code POST /v1/alerts/{id}/ack}: a person has seen it.
 *
 * @param note what is done about it, 1 to 1,000 characters, kept redacted
 */
public record AlertAcknowledgement(String note) {
    public AlertAcknowledgement {
        note = Checks.prose("note", note);
    }
}
