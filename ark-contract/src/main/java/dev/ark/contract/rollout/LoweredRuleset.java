package dev.ark.contract.rollout;

import org.jspecify.annotations.Nullable;

/**
 * Answer to {@code POST /v1/ruleset:lower}.
 *
 * @param was the highest revision that had decided for the stable slot; 0 when none had
 * @param revision the highest that counts now: no older rules decide
 * @param seq of the journal row; null when nothing had to be lowered
 */
public record LoweredRuleset(
        long was, long revision, @Nullable Long seq) {}
