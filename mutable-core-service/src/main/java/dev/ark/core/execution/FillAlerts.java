package dev.ark.core.execution;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.ExecutionReport;
import dev.ark.core.facts.Marks;
import dev.ark.core.journal.Alerts;
import dev.ark.core.permit.PermitRow;
import dev.ark.core.permit.PermittedOrder;
import dev.ark.core.sqlite.Transaction;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is strange about a fill that a permit covers. The fill counts all the same, because the broker did it; a person should know.
 *
 * @param farPrice how far a price may be from what was to be expected, as a fraction
 */
record FillAlerts(BigDecimal farPrice) {
    private record Oddity(String name, Level level, String detail) {}

    /**
     * Journals what is strange.
     *
     * @param permit as it was before the fill
     * @param seq of the report's row
     */
    void raise(Transaction transaction, PermitRow permit, ExecutionReport report, long seq) throws SQLException {
        if (report.price() == null || report.quantity() == null) {
            return;
        }
        String order = "order " + report.orderId() + " of permit " + report.permitId();
        List<Oddity> oddities = new ArrayList<>(0);
        price(permit.terms().order(), report.price(), transaction).ifPresent(oddities::add);
        reservation(permit, report.quantity()).ifPresent(oddities::add);
        for (Oddity oddity : oddities) {
            Alerts.raise(
                    transaction,
                    new AlertReport(
                            oddity.name(),
                            oddity.level(),
                            order + ": " + oddity.detail(),
                            permit.terms().agent(),
                            transaction.now(),
                            seq));
        }
    }

    private Optional<Oddity> price(PermittedOrder order, BigDecimal price, Transaction transaction)
            throws SQLException {
        BigDecimal limit = order.limitPrice();
        if (limit != null && price.compareTo(limit) * order.quantity().signum() > 0) {
            return Optional.of(new Oddity(
                    "fill_beyond_limit",
                    Level.CRITICAL,
                    "filled at " + price.toPlainString() + ", beyond its limit of " + limit.toPlainString()));
        }
        Optional<BigDecimal> expected = limit == null
                ? Marks.fresh(transaction.session(), order.symbol(), transaction.now())
                : Optional.of(limit);
        return expected.filter(known -> isFar(price, known))
                .map(known -> new Oddity(
                        "fill_far_from_price",
                        Level.WARNING,
                        "filled at " + price.toPlainString() + ", far from " + known.toPlainString()));
    }

    private boolean isFar(BigDecimal price, BigDecimal expected) {
        return price.subtract(expected).abs().compareTo(expected.multiply(farPrice)) > 0;
    }

    /** A fill may come after its cancel, or after its headroom was released. */
    private static Optional<Oddity> reservation(PermitRow permit, BigDecimal quantity) {
        BigDecimal reserved = permit.remaining().abs();
        return quantity.compareTo(reserved) <= 0
                ? Optional.empty()
                : Optional.of(new Oddity(
                        "fill_not_reserved",
                        Level.WARNING,
                        quantity.toPlainString() + " were filled and " + reserved.toPlainString()
                                + " reserved: the headroom had been given back"));
    }
}
