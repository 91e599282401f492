package dev.ark.contract.http;

import org.jspecify.annotations.Nullable;

/**
 * Body of {@code PUT /v1/agents/{agent}}.
 *
 * @param account the account that the agent trades for
 * @param principal the person or firm that the agent acts for
 * @param actionsPerMinute 1 to 600,000; 600 when absent
 * @param ordersPerMinute 1 to 600,000; 120 when absent
 */
public record AgentRegistration(
        String account,
        String principal,
        @Nullable Integer actionsPerMinute,
        @Nullable Integer ordersPerMinute) {
    private static final int MAX_RATE = 600_000;

    public AgentRegistration {
        Checks.name("account", account);
        Checks.name("principal", principal);
        actionsPerMinute =
                Checks.range("actions_per_minute", actionsPerMinute == null ? 600 : actionsPerMinute, 1, MAX_RATE);
        ordersPerMinute =
                Checks.range("orders_per_minute", ordersPerMinute == null ? 120 : ordersPerMinute, 1, MAX_RATE);
    }
}
