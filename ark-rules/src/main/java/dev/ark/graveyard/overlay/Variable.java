package dev.ark.graveyard.overlay;

import dev.ark.contract.action.Trade;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.evaluation.Registers;
import dev.ark.graveyard.rules.BasisPoints;
import dev.ark.graveyard.rules.Exposure;
import dev.ark.graveyard.rules.FactReader;
import dev.ark.graveyard.rules.Known;
import dev.ark.graveyard.rules.Order;
import dev.ark.graveyard.rules.Situation;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.projectnessie.cel.checker.Decls;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Decl;
import org.projectnessie.cel.relocated.com.google.api.expr.v1alpha1.Type;

/**
 * What a condition can ask about a proposal. Of anything but a trade, what only trades have is {@code ""}, {@code "0"}, {@code 0} or
 * {@code false}. Decimals are texts, exact and without exponent. Ratios are in whole basis points, rounded up, so that {@code x > n} says
 * what an exact ratio would say. A value that cannot be known, because a fact is missing or stale, makes the condition fail where it is needed.
 */
enum Variable {
    /** Who proposes. */
    AGENT(Decls.String, situation -> situation.item().agent()),
    /** Whom the agent works for; {@code ""} when it is not registered. */
    PRINCIPAL(
            Decls.String,
            situation -> situation
                    .facts()
                    .agent(situation.item().agent())
                    .map(Facts.Agent::principal)
                    .orElse("")),
    /** As the agent named it, such as {@code buy}. */
    ACTION_TYPE(Decls.String, situation -> situation.item().proposal().actionType()),
    /** Whether it is an order: a trade, order, buy or sell, or a type registered for them. */
    IS_TRADE(Decls.Bool, situation -> situation.trade().isPresent()),
    SYMBOL(Decls.String, situation -> ofTrade(situation, "", Trade::symbol)),
    /** {@code buy} or {@code sell}. */
    SIDE(Decls.String, situation -> ofTrade(situation, "", trade -> lower(trade.side()))),
    /** {@code market} or {@code limit}. */
    ORDER_TYPE(Decls.String, situation -> ofTrade(situation, "", trade -> lower(trade.orderType()))),
    /** In units of the instrument; a decimal. */
    QUANTITY(Decls.String, situation -> ofTrade(situation, "0", trade -> plain(trade.quantity()))),
    /** The limit of a limit order, else the mark; a decimal. */
    PRICE(
            Decls.String,
            situation -> situation.trade().isEmpty()
                    ? "0"
                    : known(situation.trade().get().entry().map(Variable::plain))),
    /** Whether the order makes the position smaller with no change of sign. */
    REDUCES_RISK(
            Decls.Bool,
            situation -> situation.trade().isEmpty()
                    ? false
                    : known(situation.trade().get().order().map(Order::reducesRisk))),
    /** The largest position that can come of the order, in basis points of equity. */
    POSITION_BP(
            Decls.Int,
            situation -> situation.trade().isEmpty()
                    ? 0L
                    : known(situation.trade().get().position().map(Variable::basisPoints))),
    /** Gross exposure after the order, in basis points of equity. */
    LEVERAGE_BP(
            Decls.Int,
            situation -> situation.trade().isEmpty()
                    ? 0L
                    : known(situation.trade().get().gross().map(Variable::basisPoints))),
    /** What the account has lost since its session began, in basis points of what it began with; zero while it gains. */
    LOSS_BP(
            Decls.Int,
            situation -> known(new FactReader(situation.facts(), situation.at(), situation.freshness())
                    .accountOf(situation.item().agent())
                    .map(Variable::loss))),
    /** As in the proposal, with markers in the place of what is sensitive; {@code ""} when there is none. */
    RATIONALE(Decls.String, Situation::rationale),
    /** The ids that the proposal names. */
    EVIDENCE(
            Decls.newListType(Decls.String),
            situation -> situation.item().proposal().evidence()),
    /** The labels of those that are registered. */
    EVIDENCE_LABELS(Decls.newListType(Decls.String), Variable::labels),
    /** As in the proposal; whole numbers are ints, other numbers decimals. What is sensitive has markers in its place, but for where an order or transfer goes. */
    PARAMETERS(
            Decls.newMapType(Decls.String, Decls.Dyn),
            situation -> ParameterValues.of(situation.item().proposal().parameters())),
    /** The decision time. */
    AT(Decls.Timestamp, situation -> situation.at().atZone(ZoneOffset.UTC)),
    /** {@code active}, {@code reducing} or {@code halted}. */
    TRADING_STATE(Decls.String, situation -> lower(situation.facts().control().tradingState()));

    /** More than a proposal within its bounds can have by right; a longer list is no short list any more. */
    private static final int MAX_LABELS = 1_024;

    private static final Map<String, Variable> BY_NAME =
            Stream.of(values()).collect(Collectors.toUnmodifiableMap(variable -> lower(variable), Function.identity()));

    private final Type type;
    private final Function<Situation, @Nullable Object> value;

    Variable(Type type, Function<Situation, @Nullable Object> value) {
        this.type = type;
        this.value = value;
    }

    Decl declaration() {
        return Decls.newVar(lower(this), type);
    }

    /** The values for a proposal by name, each found when it is asked for; null for one that cannot be known. */
    static Function<String, @Nullable Object> of(Situation situation) {
        return name -> {
            Variable variable = BY_NAME.get(name);
            return variable == null ? null : variable.value.apply(situation);
        };
    }

    private static <T> T ofTrade(Situation situation, T otherwise, Function<Trade, T> value) {
        return situation.trade().map(proposed -> value.apply(proposed.trade())).orElse(otherwise);
    }

    private static @Nullable Object known(Known<?> value) {
        return switch (value) {
            case Known.Present<?> present -> present.value();
            case Known.Missing<?> _ -> null;
        };
    }

    private static long basisPoints(Exposure exposure) {
        return BasisPoints.roundedUp(exposure.amount(), exposure.equity());
    }

    private static long loss(Account account) {
        BigDecimal lost = account.sessionStartEquity().subtract(account.equity());
        return BasisPoints.roundedUp(lost.max(BigDecimal.ZERO), account.sessionStartEquity());
    }

    private static List<String> labels(Situation situation) {
        List<String> labels = situation.item().proposal().evidence().stream()
                .map(id -> situation.facts().registers().evidence().get(id))
                .filter(Objects::nonNull)
                .map(Registers.Evidence::labels)
                .flatMap(List::stream)
                .distinct()
                .sorted()
                .toList();
        if (labels.size() > MAX_LABELS) {
            throw new IllegalStateException("the evidence has more than " + MAX_LABELS + " labels");
        }
        return labels;
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
