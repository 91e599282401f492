package dev.ark.contract.http;

/** Body of the commands that need a reason: halt, resume, quarantine, restore, approval. 1 to 1,000 characters. */
public record Reason(String reason) {
    public Reason {
        Checks.reason(reason);
    }
}
