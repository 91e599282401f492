package dev.ark.contract.http;

/**
 * Body of the journal row that keeps what a person said to an alert.
 *
 * @param alertId as {@link AlertView} tells it
 * @param actor who it was
 */
public record AlertAcknowledged(String alertId, String note, String actor) {
    public AlertAcknowledged {
        Checks.name("alert_id", alertId);
        Checks.present("note", note);
        Checks.present("actor", actor);
    }
}
