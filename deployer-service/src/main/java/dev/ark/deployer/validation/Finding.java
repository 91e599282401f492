package dev.ark.deployer.validation;

/**
 * What came of a check.
 *
 * @param seen what was observed, for people
 */
public record Finding(boolean passed, String seen) {}
