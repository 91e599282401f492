package dev.ark.cli.account;

import static dev.ark.cli.account.AccountText.plain;

import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.OpenOrder;
import dev.ark.contract.http.PermitStatus.State;
import java.util.List;
import java.util.Locale;

/** Orders whose headroom is reserved, each with what became of it so far. */
final class OrdersText {
    private OrdersText() {}

    static void print(List<OpenOrder> orders, Output output) {
        Table table = new Table("PERMIT", "AGENT", "ACCOUNT", "ORDER", "FILLED", "RESERVED", "STATE");
        for (OpenOrder order : orders) {
            table.row(
                    order.permitId(),
                    order.agent(),
                    order.account(),
                    text(order),
                    plain(order.filled()),
                    plain(order.remaining()),
                    state(order, output.style()));
        }
        table.print(output);
    }

    private static String text(OpenOrder order) {
        return order.side().name().toLowerCase(Locale.ROOT) + " " + plain(order.quantity()) + " " + order.symbol()
                + (order.limitPrice() == null ? "" : " at " + plain(order.limitPrice()));
    }

    private static String state(OpenOrder order, Style style) {
        if (order.orderId() != null) {
            return "order " + order.orderId();
        }
        if (order.state() != State.SPENT) {
            return "to be spent until " + order.expiresAt();
        }
        String waiting = "spent at " + order.spentAt() + ", no broker has told of it";
        return order.overdue() == null
                ? waiting
                : switch (order.overdue()) {
                    case INFO, WARNING -> style.warning(waiting + ": late");
                    case CRITICAL, EMERGENCY -> style.bad(waiting + ": too late");
                };
    }
}
