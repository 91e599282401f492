package dev.ark.benchmarks.evaluation;

import java.util.HashMap;
import java.util.Map;

/**
 * What HRM works out of {@link TradingDay} for a question, as whole numbers and flags: ratios in basis points, times in seconds, whatever is
 * looked for in lists and texts as found or not. Other engines are given it, and what it costs to work out is not counted against them.
 */
final class Figures {
    private static final int NO_TARGET = 0;

    private Figures() {}

    static Map<String, Object> of(Question question) {
        Map<String, Object> figures = common();
        switch (question) {
            case APPROVED_TRADE -> {
                figures.putAll(trade(282, 2_037, 10_000));
                figures.putAll(protection(true, 2_250, 400, 25_321));
            }
            case DENIED_TRADE -> {
                figures.putAll(trade(2_258, 4_013, 30_000));
                figures.putAll(protection(false, 0, 0, NO_TARGET));
            }
            case EXIT -> {
                figures.putAll(trade(456, 1_755, 0));
                figures.putAll(protection(false, 0, 0, NO_TARGET));
                figures.put("reduces_risk", true);
            }
            case FILE_READ -> figures.putAll(Map.of("operation", "read", "protected_path", false, "snapshot", false));
            case DATA_HANDLING ->
                figures.putAll(Map.of(
                        "leaves", true, "open_class", false, "granted", true, "consented", true, "encrypted", true));
            case PUBLICATION -> figures.putAll(Map.of("compensated", true, "about_a_holding", false));
            case CANCEL -> {}
        }
        return Map.copyOf(figures);
    }

    /** What the rules for every action ask for. */
    private static Map<String, Object> common() {
        Map<String, Object> figures = new HashMap<>();
        figures.put("trading_state", "active");
        figures.put("state_age", 0L);
        figures.put("watchdog_age", 3L);
        figures.put("journal_sound", true);
        figures.put("registered", true);
        figures.put("quarantined", false);
        figures.put("actions", 41L);
        figures.put("actions_allowed", 600L);
        figures.put("depth", 0L);
        figures.put("personal_data", false);
        figures.put("secrets", false);
        figures.put("overridden", false);
        figures.put("against_a_directive", false);
        figures.put("reviewed", false);
        return figures;
    }

    private static Map<String, Object> trade(long positionBp, long grossBp, long claimedLeverageBp) {
        Map<String, Object> figures = new HashMap<>();
        figures.put("reduces_risk", false);
        figures.put("position_bp", positionBp);
        figures.put("gross_bp", grossBp);
        figures.put("claimed_leverage_bp", claimedLeverageBp);
        figures.put("instruments", 5L);
        figures.put("loss_bp", 25L);
        figures.put("loss_and_risk_bp", 95L);
        figures.put("restricted", false);
        figures.put("forbidden_evidence", false);
        figures.put("crosses", false);
        figures.put("washes", false);
        figures.put("orders_placed", 2L);
        figures.put("orders_cancelled_bp", 5_000L);
        figures.put("volume_bp", 0L);
        figures.put("manipulative_intent", false);
        figures.put("pumps", false);
        figures.put("front_runs", false);
        figures.put("orders", 13L);
        figures.put("orders_allowed", 120L);
        figures.put("sources_sound", true);
        return figures;
    }

    private static Map<String, Object> protection(boolean stopped, long ticks, long distanceBp, long rewardBp) {
        return Map.of(
                "stopped", stopped, "stop_ticks", ticks, "stop_distance_bp", distanceBp, "reward_to_risk_bp", rewardBp);
    }
}
