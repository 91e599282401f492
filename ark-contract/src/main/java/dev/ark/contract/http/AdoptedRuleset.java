package dev.ark.contract.http;

/**
 * Answer to {@code GET /v1/ruleset/adopted}: the rules that a slot's verdicts were last used of, as the journal has them.
 *
 * @param revision 0 when none were used yet
 * @param sha256 of the manifest; empty when none were used yet
 */
public record AdoptedRuleset(long revision, String sha256) {}
