package dev.ark.cli.account;

import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.AccountView;
import dev.ark.contract.http.AccountView.Exposure;
import dev.ark.contract.http.AccountView.Mark;
import dev.ark.contract.http.AccountView.Position;
import dev.ark.contract.http.AccountView.Profit;
import dev.ark.contract.http.AccountView.TradingSession;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An account for people. */
final class AccountText {
    private AccountText() {}

    static void print(AccountView account, Output output) {
        output.line("account " + account.account() + ": equity " + plain(account.equity()) + " " + account.currency()
                + ", told at " + account.equityAt());
        session(account.session(), output);
        profit(account.profit(), output);
        exposure(account.exposure(), output);
        positions(account, output);
        orders(account, output);
        output.line("");
        if (account.ruleset() == null) {
            output.line("limits: " + account.exposure().reason());
        } else {
            HeadroomText.print(account.headroom(), output);
        }
    }

    private static void session(TradingSession session, Output output) {
        String fraction = session.lossFraction() == null
                ? ""
                : " (" + session.lossFraction().toPlainString() + " of its start)";
        boolean latched = session.latched() != null && session.latched();
        output.line("session " + session.name() + ": began with " + plain(session.startEquity()) + ", lowest "
                + plain(session.lowestEquity()) + ", loss " + plain(session.loss()) + fraction
                + (latched
                        ? "; " + output.style().bad("the limit was reached: nothing is opened before the next session")
                        : ""));
    }

    private static void profit(Profit profit, Output output) {
        output.line("profit: realised " + plain(profit.realisedInSession()) + " in the session and "
                + plain(profit.realisedInTotal()) + " in all, after fees of " + plain(profit.fees()) + "; unrealised "
                + known(profit.unrealised(), profit.reason())
                + (profit.complete() ? "" : "; what some of it cost is not known"));
    }

    private static void exposure(Exposure exposure, Output output) {
        output.line("exposure: gross " + known(exposure.gross(), exposure.reason()) + times(exposure.grossFraction())
                + ", net " + plain(exposure.net()) + times(exposure.netFraction()));
    }

    private static void positions(AccountView account, Output output) {
        if (account.positions().isEmpty()) {
            return;
        }
        output.line("");
        Table table = new Table(
                "POSITION", "QUANTITY", "AVERAGE", "MARK", "VALUE", "UNREALISED", "SESSION", "IN ALL", "STOPS");
        for (Position position : account.positions()) {
            table.row(
                    position.symbol(),
                    plain(position.quantity()),
                    plain(position.averagePrice()),
                    mark(position.mark(), output.style()),
                    plain(position.marketValue()),
                    plain(position.profit().unrealised()),
                    plain(position.profit().realisedInSession()),
                    plain(position.profit().realisedInTotal()),
                    plain(position.longStop()) + " / " + plain(position.shortStop()));
        }
        table.print(output);
    }

    private static String mark(@Nullable Mark mark, Style style) {
        if (mark == null) {
            return "-";
        }
        String text = mark.price().toPlainString() + ", " + mark.ageSeconds() + " s old";
        return mark.usable() ? text : text + " " + style.warning("(not used)");
    }

    private static void orders(AccountView account, Output output) {
        if (account.openOrders().isEmpty()) {
            return;
        }
        output.line("");
        OrdersText.print(account.openOrders(), output);
        if (account.moreOrders()) {
            output.line("... and more: 'ark permits' lists all");
        }
    }

    private static String times(@Nullable BigDecimal fraction) {
        return fraction == null ? "" : " (" + fraction.toPlainString() + " of equity)";
    }

    private static String known(@Nullable BigDecimal amount, @Nullable String reason) {
        return amount == null ? "not known, because " + reason : amount.toPlainString();
    }

    /** An amount as people write it; a dash for none. */
    static String plain(@Nullable BigDecimal amount) {
        return amount == null ? "-" : amount.toPlainString();
    }
}
