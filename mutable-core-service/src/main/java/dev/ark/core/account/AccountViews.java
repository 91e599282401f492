package dev.ark.core.account;

import dev.ark.contract.evaluation.Account;
import dev.ark.contract.evaluation.Facts;
import dev.ark.contract.http.AccountView;
import dev.ark.contract.http.AccountView.HoldingView;
import dev.ark.contract.http.AccountView.TradingSession;
import dev.ark.contract.http.OpenOrder;
import dev.ark.core.account.RulesInUse.Limits;
import dev.ark.core.facts.AccountFacts;
import dev.ark.core.facts.Ledger;
import dev.ark.core.permit.PermitRow;
import dev.ark.core.sqlite.ReadPool;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Accounts for people and brokers to look at, each in one view of the database. Thread-safe. */
@Singleton
public final class AccountViews {
    private final ReadPool reads;
    private final RulesInUse rules;
    private final Clock clock;

    AccountViews(ReadPool reads, RulesInUse rules, Clock clock) {
        this.reads = reads;
        this.rules = rules;
        this.clock = clock;
    }

    private record Read(Facts facts, Map<String, Ledger.Result> ledger, List<OpenOrder> orders) {}

    /** An account; empty when nobody has told of it. */
    public Optional<AccountView> of(String id) {
        Limits limits = rules.limits();
        Instant now = clock.instant();
        Read read = reads.read(session -> new Read(
                AccountFacts.read(session, id, now),
                Ledger.of(session, id),
                PermitRow.ofAccount(session, id, AccountView.MOST_ORDERS + 1).stream()
                        .map(PermitRow::order)
                        .toList()));
        return read.facts().account(id).map(account -> view(id, account, read, limits));
    }

    private static AccountView view(String id, Account account, Read read, Limits limits) {
        Standing standing = Standing.of(id, read.facts(), limits);
        Valuation valuation = new Valuation(account, read.facts(), standing::objection);
        var positions = valuation.positions(read.ledger());
        boolean more = read.orders().size() > AccountView.MOST_ORDERS;
        return new AccountView(
                id,
                account.currency(),
                account.equity(),
                account.at(),
                account.sessionStartEquity(),
                session(account, standing),
                holdings(account),
                valuation.profit(positions),
                positions,
                more ? read.orders().subList(0, AccountView.MOST_ORDERS) : read.orders(),
                more,
                standing.exposure(account, valuation),
                standing.ruleset(),
                standing.headroom(),
                read.facts().asOf());
    }

    private static TradingSession session(Account account, Standing standing) {
        BigDecimal start = account.sessionStartEquity();
        BigDecimal loss = start.subtract(account.equity()).max(BigDecimal.ZERO);
        return new TradingSession(
                account.session(),
                start,
                account.sessionLowEquity(),
                loss,
                Standing.fraction(loss, start),
                standing.latched(account));
    }

    private static List<HoldingView> holdings(Account account) {
        return new TreeMap<>(account.holdings())
                .entrySet().stream()
                        .map(held -> new HoldingView(
                                held.getKey(),
                                held.getValue().quantity(),
                                held.getValue().openBuys(),
                                held.getValue().openSells()))
                        .toList();
    }
}
