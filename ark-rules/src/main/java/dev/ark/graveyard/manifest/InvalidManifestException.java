package dev.ark.graveyard.manifest;

/** A manifest that lacks a limit, or has one of the wrong type. No ruleset is ever made of it. */
public final class InvalidManifestException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidManifestException(String message) {
        super(message);
    }
}
