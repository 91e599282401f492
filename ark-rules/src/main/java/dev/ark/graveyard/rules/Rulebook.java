package dev.ark.graveyard.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.contract.action.ActionTypes;
import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.json.CanonicalJson;
import dev.ark.contract.redaction.SensitiveKind;
import dev.ark.graveyard.manifest.InvalidManifestException;
import dev.ark.graveyard.manifest.Manifest;
import dev.ark.graveyard.manifest.Section;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The rules with their limits, in the order in which they are checked. A new rule is one record and one line in {@link #TABLE}.
 *
 * @param actionTypes the action types that the rules know
 * @param freshness how old the facts may be that any rule uses, and how far a price may move
 */
public record Rulebook(Ruleset ruleset, ActionTypes actionTypes, Freshness freshness, List<Entry> entries) {
    private static final List<Function<Manifest, Rule>> TABLE = List.of(
            m -> new NoInsiderTrading(m.rule("no_insider_trading").texts("forbidden_labels")),
            m -> noMarketManipulation(m.rule("no_market_manipulation")),
            m -> noPumpAndDump(m.rule("no_pump_and_dump")),
            m -> new NoFrontRunning(
                    m.rule("no_front_running").texts("forbidden_labels"),
                    seconds(m.rule("no_front_running"), "intent_window_seconds")),
            m -> new MaxPositionSize(basisPoints(m.rule("max_position_size"), "position_bp")),
            m -> new MaxDailyLoss(basisPoints(m.rule("max_daily_loss"), "loss_bp")),
            m -> new MaxLeverage(basisPoints(m.rule("max_leverage"), "leverage_bp")),
            m -> new RequireStopLoss(
                    m.rule("require_stop_loss").number("min_distance_ticks"),
                    basisPoints(m.rule("require_stop_loss"), "max_distance_bp")),
            m -> new MinRiskReward(basisPoints(m.rule("min_risk_reward"), "ratio_bp")),
            m -> new MaxConcurrentTrades(m.rule("max_concurrent_trades").number("instruments")),
            m -> new RequireHrmApproval(
                    HighRisk.of(m.rule("require_hrm_approval")),
                    new Reviews(seconds(m.rule("require_hrm_approval"), "review_max_age_seconds"))),
            m -> new AuditAllActions(m.rule("audit_all_actions").number("max_lag_millis")),
            m -> new UserOverrideAllowed(Lifts.of(m.rule("user_override_allowed"))),
            m -> new EmergencyHaltEnabled(
                    seconds(m.rule("emergency_halt_enabled"), "state_max_age_seconds"),
                    configKeys(m.rule("emergency_halt_enabled"))),
            m -> new ProtectUserData(dataClasses(m)),
            m -> new RequireConsent(dataClasses(m), m.rule("require_consent").texts("exempt_classes")),
            m -> new AnonymizeLogs(kinds(m.rule("anonymize_logs"))),
            m -> new EncryptCredentials(
                    new SecretNames(
                            new ConfigKeys(m.rule("encrypt_credentials").texts("secret_names")),
                            m.rule("encrypt_credentials").texts("handle_prefixes")),
                    dataClasses(m),
                    m.rule("encrypt_credentials").texts("secret_classes")),
            m -> new ImmutableGraveyard(
                    new ProtectedPaths(m.rule("immutable_graveyard").texts("paths")),
                    configKeys(m.rule("immutable_graveyard"))),
            m -> new WatchdogMonitoring(
                    HighRisk.of(m.rule("require_hrm_approval")),
                    seconds(m.rule("watchdog_monitoring"), "lease_max_age_seconds"),
                    configKeys(m.rule("watchdog_monitoring"))),
            _ -> new ValidateDataSources(),
            m -> PreventInfiniteLoops.of(m.rule("prevent_infinite_loops")),
            m -> new PreserveUserAutonomy(configKeys(m.rule("preserve_user_autonomy"))),
            m -> new TransparentReasoning(
                    HighRisk.of(m.rule("require_hrm_approval")),
                    m.rule("transparent_reasoning").number("max_rationale_characters")),
            m -> new ReversibleActions(seconds(m.rule("reversible_actions"), "snapshot_max_age_seconds")),
            m -> new HumanInLoopCritical(
                    CriticalTypes.of(m.rule("human_in_loop_critical").texts("action_types"), m.actionTypes()),
                    configKeys(m.rule("human_in_loop_critical")),
                    new Reviews(seconds(m.rule("human_in_loop_critical"), "approval_max_age_seconds"))));

    public Rulebook {
        entries = List.copyOf(entries);
    }

    /**
     * A rule and its section of the manifest.
     *
     * @param limits each limit by its name
     */
    public record Entry(Rule rule, JsonNode limits) {}

    /**
     * Makes the rules of a manifest.
     *
     * @throws InvalidManifestException when a limit is missing, a window is longer than what the core reads, or the manifest's rules are not
     *     the ones that this build has
     */
    public static Rulebook of(Manifest manifest) {
        Windows.check(manifest);
        Section facts = manifest.facts();
        Freshness freshness = new Freshness(
                seconds(facts, "account_max_age_seconds"),
                seconds(facts, "mark_max_age_seconds"),
                seconds(facts, "clock_skew_seconds"),
                basisPoints(manifest.rule("validate_data_sources"), "max_jump_bp"));
        List<Entry> entries = TABLE.stream()
                .map(making -> making.apply(manifest))
                .map(rule -> new Entry(rule, manifest.rule(rule.name()).content()))
                .toList();
        Set<String> made = new TreeSet<>();
        entries.forEach(entry -> made.add(entry.rule().name()));
        if (!made.equals(manifest.ruleNames())) {
            throw new InvalidManifestException(
                    "this build has the rules " + made + ", the manifest " + manifest.ruleNames());
        }
        return new Rulebook(manifest.ruleset(), manifest.actionTypes(), freshness, entries);
    }

    /**
     * These rules with other limits.
     *
     * @param sections of all rules, each by the rule's name
     * @throws InvalidManifestException when a limit is missing
     */
    public List<Rule> rulesWith(ObjectNode sections) {
        ObjectNode families = CanonicalJson.object();
        actionTypes
                .registered()
                .forEach((type, family) -> families.put(type, family.name().toLowerCase(Locale.ROOT)));
        ObjectNode content = CanonicalJson.object();
        content.set("action_types", families);
        content.set("rules", sections);
        Manifest changed = new Manifest(ruleset, content);
        return TABLE.stream().map(making -> making.apply(changed)).toList();
    }

    /** The names of the rules, in their order. */
    public List<String> names() {
        return entries.stream().map(entry -> entry.rule().name()).toList();
    }

    private static Rule noMarketManipulation(Section section) {
        return new NoMarketManipulation(
                new Crossing(basisPoints(section, "market_collar_bp")),
                new WashTrade(seconds(section, "wash_window_seconds"), basisPoints(section, "wash_size_bp")),
                new Layering(section.number("layering_orders"), basisPoints(section, "layering_cancelled_bp")),
                basisPoints(section, "volume_bp"));
    }

    private static Rule noPumpAndDump(Section section) {
        return new NoPumpAndDump(
                new Catalysts(section.texts("catalysts")),
                seconds(section, "publication_window_seconds"),
                new ThinMarket(
                        BigDecimal.valueOf(section.number("thin_price_hundredths"), 2),
                        BigDecimal.valueOf(section.number("thin_volume"))));
    }

    private static BasisPoints basisPoints(Section section, String limit) {
        return new BasisPoints(section.number(limit));
    }

    private static Duration seconds(Section section, String limit) {
        return Duration.ofSeconds(section.number(limit));
    }

    private static ConfigKeys configKeys(Section section) {
        return new ConfigKeys(section.texts("config_keys"));
    }

    private static DataClasses dataClasses(Manifest manifest) {
        Section section = manifest.rule("protect_user_data");
        return new DataClasses(section.texts("classes"), Set.copyOf(section.texts("open_classes")));
    }

    private static Set<SensitiveKind> kinds(Section section) {
        return section.texts("kinds").stream()
                .map(label -> SensitiveKind.labelled(label)
                        .orElseThrow(() -> new InvalidManifestException(
                                section.name() + ".kinds has " + label + ", which no detector finds")))
                .collect(Collectors.toUnmodifiableSet());
    }
}
