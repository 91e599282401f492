package dev.ark.contract.http;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An agent as the core knows it.
 *
 * @param quarantineReason present while quarantined
 * @param quarantineScope present while quarantined
 * @param quarantineUntil when the quarantine ends by itself; absent when only an operator ends it
 * @param lastSeenAt of its last heartbeat; absent when it never sent one, or has said that it stops
 */
public record AgentStatus(
        String agent,
        String account,
        String principal,
        int actionsPerMinute,
        int ordersPerMinute,
        boolean quarantined,
        @Nullable String quarantineReason,
        @Nullable QuarantineScope quarantineScope,
        @Nullable Instant quarantineUntil,
        @Nullable Instant lastSeenAt) {}
