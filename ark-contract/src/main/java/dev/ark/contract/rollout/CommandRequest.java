package dev.ark.contract.rollout;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/rollouts/{id}/promote|pause|resume|hold|abort}.
 *
 * @param force with {@code promote}: go on though a tripwire failed
 */
public record CommandRequest(String reason, @Nullable Boolean force) {}
