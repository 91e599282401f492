package dev.ark.contract.action;

/**
 * Code to be run.
 *
 * @param hrmApproved the agent's claim of an approval; recorded, never believed
 */
public record CodeExecution(String language, String code, boolean hrmApproved) implements Action {}
