package dev.ark.graveyard.overlay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.overlay.OverlayRule.Tightened;
import dev.ark.graveyard.rules.Rulebook;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Limits of the rules that an overlay may tighten, each with the direction in which it gets tighter; all others it may not touch. */
final class TightenedLimits {
    private enum Tighter {
        LOWER,
        HIGHER
    }

    private static final Map<String, Tighter> KNOWN = Map.ofEntries(
            Map.entry("no_market_manipulation.layering_cancelled_bp", Tighter.LOWER),
            Map.entry("no_market_manipulation.layering_orders", Tighter.LOWER),
            Map.entry("no_market_manipulation.market_collar_bp", Tighter.HIGHER),
            Map.entry("no_market_manipulation.volume_bp", Tighter.LOWER),
            Map.entry("no_market_manipulation.wash_size_bp", Tighter.HIGHER),
            Map.entry("no_pump_and_dump.thin_price_hundredths", Tighter.HIGHER),
            Map.entry("no_pump_and_dump.thin_volume", Tighter.HIGHER),
            Map.entry("max_position_size.position_bp", Tighter.LOWER),
            Map.entry("max_daily_loss.loss_bp", Tighter.LOWER),
            Map.entry("max_leverage.leverage_bp", Tighter.LOWER),
            Map.entry("require_stop_loss.max_distance_bp", Tighter.LOWER),
            Map.entry("require_stop_loss.min_distance_ticks", Tighter.HIGHER),
            Map.entry("min_risk_reward.ratio_bp", Tighter.HIGHER),
            Map.entry("max_concurrent_trades.instruments", Tighter.LOWER),
            Map.entry("require_hrm_approval.leverage_bp", Tighter.LOWER),
            Map.entry("require_hrm_approval.position_bp", Tighter.LOWER),
            Map.entry("require_hrm_approval.review_max_age_seconds", Tighter.LOWER),
            Map.entry("audit_all_actions.max_lag_millis", Tighter.LOWER),
            Map.entry("emergency_halt_enabled.state_max_age_seconds", Tighter.LOWER),
            Map.entry("watchdog_monitoring.lease_max_age_seconds", Tighter.LOWER),
            Map.entry("prevent_infinite_loops.max_actions_per_minute", Tighter.LOWER),
            Map.entry("prevent_infinite_loops.max_depth", Tighter.LOWER),
            Map.entry("prevent_infinite_loops.max_orders_per_minute", Tighter.LOWER),
            Map.entry("prevent_infinite_loops.repeated_denials", Tighter.LOWER),
            Map.entry("reversible_actions.snapshot_max_age_seconds", Tighter.LOWER),
            Map.entry("human_in_loop_critical.approval_max_age_seconds", Tighter.LOWER));

    /** Rules that what is of high risk matters to, which require_hrm_approval says. */
    private static final Map<String, List<String>> DEPENDENT =
            Map.of("require_hrm_approval", List.of("watchdog_monitoring", "transparent_reasoning"));

    private final Rulebook rulebook;
    private final ObjectNode sections = CanonicalJson.object();

    TightenedLimits(Rulebook rulebook) {
        this.rulebook = rulebook;
        rulebook.entries()
                .forEach(entry ->
                        sections.set(entry.rule().name(), entry.limits().deepCopy()));
    }

    /** Every limit that may be tightened, as {@code rule.limit}. */
    static Set<String> names() {
        return KNOWN.keySet();
    }

    /** Of two values of a limit, the one that leaves less. */
    static JsonNode tighter(String name, JsonNode one, JsonNode other) {
        boolean oneIsLower = one.intValue() < other.intValue();
        return oneIsLower == (KNOWN.get(name) == Tighter.LOWER) ? one : other;
    }

    /** The rules once more, of which a limit is tightened. */
    List<Tightened> read(JsonNode limits) {
        if (!limits.isMissingNode() && !limits.isObject()) {
            throw new InvalidOverlayException("limits is not an object");
        }
        Set<String> touched = new TreeSet<>();
        for (var limit : limits.properties()) {
            String rule = tighten(limit.getKey(), limit.getValue());
            touched.add(rule);
            touched.addAll(DEPENDENT.getOrDefault(rule, List.of()));
        }
        try {
            return rulebook.rulesWith(sections).stream()
                    .filter(rule -> touched.contains(rule.name()))
                    .map(rule -> new Tightened(Overlay.PREFIX + rule.name(), rule))
                    .toList();
        } catch (InvalidManifestException e) {
            throw new InvalidOverlayException("limits: " + e.getMessage());
        }
    }

    private String tighten(String name, JsonNode value) {
        String rule = name.substring(0, Math.max(0, name.indexOf('.')));
        String limit = name.substring(name.indexOf('.') + 1);
        Tighter direction = KNOWN.get(name);
        if (direction == null || !sections.path(rule).path(limit).isInt()) {
            throw new InvalidOverlayException("limits." + name + " is no limit that an overlay may tighten");
        }
        if (!value.isInt() || value.intValue() < 0) {
            throw new InvalidOverlayException("limits." + name + " is not a whole number of zero or more");
        }
        int given = sections.path(rule).path(limit).intValue();
        boolean looser = switch (direction) {
            case LOWER -> value.intValue() > given;
            case HIGHER -> value.intValue() < given;
        };
        if (looser) {
            throw new InvalidOverlayException(
                    "limits." + name + " of " + value + " is looser than the rule's own " + given);
        }
        ((ObjectNode) sections.path(rule)).set(limit, value);
        return rule;
    }
}
