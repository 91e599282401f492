package dev.ark.core.account;

import dev.ark.contract.decision.Ruleset;
import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.http.AccountView;
import dev.ark.contract.http.AccountView.SymbolExposure;
import dev.ark.contract.http.Headroom;
import dev.ark.core.account.RulesInUse.Limits;
import dev.ark.graveyard.rules.AccountLimits;
import dev.ark.graveyard.rules.BasisPoints;
import dev.ark.graveyard.rules.Exposure;
import dev.ark.graveyard.rules.FactReader;
import dev.ark.graveyard.rules.Known;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where an account stands by the rules in use. */
sealed interface Standing {
    /** By rules that this version knows. */
    record Judged(Limits.Known inUse, FactReader facts, AccountLimits limits) implements Standing {}

    /** By rules that it does not. */
    record Unjudged(String why) implements Standing {}

    static Standing of(String id, Facts facts, Limits limits) {
        return switch (limits) {
            case Limits.Known known -> {
                FactReader reader =
                        new FactReader(facts, facts.asOf(), known.rulebook().freshness());
                yield new Judged(known, reader, new AccountLimits(id, reader));
            }
            case Limits.Unknown unknown -> new Unjudged(unknown.why());
        };
    }

    /** The rules; absent when they are not known. */
    default @Nullable Ruleset ruleset() {
        return this instanceof Judged known ? known.inUse().rulebook().ruleset() : null;
    }

    /** What is left of each limit. */
    default List<Headroom> headroom() {
        return this instanceof Judged known
                ? known.limits().headroom(known.inUse().rules())
                : List.of();
    }

    /** Whether the limit on the session's loss was reached; absent when the rules are not known. */
    default @Nullable Boolean latched(Account account) {
        return this instanceof Judged known
                ? AccountLimits.isLatched(known.inUse().rules(), account)
                : null;
    }

    /** Why the rules do not use the price of a symbol; empty when they do. */
    default Optional<String> objection(String symbol) {
        return switch (this) {
            case Judged known -> missing(known.facts().quote(symbol));
            case Unjudged unknown -> Optional.of(unknown.why());
        };
    }

    /** What the account is exposed to. */
    default AccountView.Exposure exposure(Account account, Valuation valuation) {
        return switch (this) {
            case Judged known -> exposure(known.limits(), account, valuation.net());
            case Unjudged unknown -> new AccountView.Exposure(null, null, null, null, List.of(), unknown.why());
        };
    }

    private static AccountView.Exposure exposure(AccountLimits limits, Account account, @Nullable BigDecimal net) {
        BigDecimal gross = amount(limits.gross());
        return new AccountView.Exposure(
                gross,
                net,
                gross == null ? null : fraction(gross, account.equity()),
                net == null ? null : fraction(net, account.equity()),
                limits.symbols().stream()
                        .map(symbol -> exposure(symbol, limits, account))
                        .toList(),
                missing(limits.gross()).orElse(null));
    }

    private static SymbolExposure exposure(String symbol, AccountLimits limits, Account account) {
        BigDecimal amount = amount(limits.worst(symbol));
        return new SymbolExposure(symbol, amount, amount == null ? null : fraction(amount, account.equity()));
    }

    private static @Nullable BigDecimal amount(Known<Exposure> exposure) {
        return exposure instanceof Known.Present<Exposure> present
                ? present.value().amount()
                : null;
    }

    private static Optional<String> missing(Known<?> value) {
        return value instanceof Known.Missing<?> missing
                ? Optional.of(AccountLimits.phrase(missing.facts()))
                : Optional.empty();
    }

    /** A part of a whole as the rules show it; absent for a whole of zero or less. */
    static @Nullable BigDecimal fraction(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0 ? null : new BigDecimal(BasisPoints.ratio(part, whole));
    }
}
