package dev.ark.cli.account;

import static dev.ark.cli.account.AccountText.plain;

import dev.ark.cli.terminal.Output;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.Headroom;
import java.util.List;

/** What is left of limits, for people. */
final class HeadroomText {
    private HeadroomText() {}

    static void print(List<Headroom> headroom, Output output) {
        Table table = new Table("RULE", "WHAT", "FOR", "LIMIT", "USED", "LEFT", "UNIT");
        for (Headroom row : headroom) {
            table.row(
                    row.rule(),
                    row.measure(),
                    subject(row),
                    plain(row.limit()),
                    plain(row.used()),
                    left(row, output.style()),
                    row.unit());
        }
        table.print(output);
    }

    private static String subject(Headroom row) {
        if (row.subject() == null) {
            return "the account";
        }
        return row.subject().equals(Headroom.ANY_OTHER) ? "any other" : row.subject();
    }

    private static String left(Headroom row, Style style) {
        if (row.left() == null) {
            return style.warning(String.valueOf(row.reason()));
        }
        String left = row.left().toPlainString();
        return row.left().signum() > 0 ? left : style.bad(left);
    }
}
