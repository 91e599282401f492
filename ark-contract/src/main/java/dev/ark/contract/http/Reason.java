package dev.ark.contract.http;

/** Body of the commands that need a reason: halt, resume, quarantine, restore, approval. 1 to 1,000 characters, kept redacted. */
public record Reason(String reason) {
    public Reason {
        reason = Checks.reason(reason);
    }
}
