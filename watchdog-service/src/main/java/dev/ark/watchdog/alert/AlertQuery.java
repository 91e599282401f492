package dev.ark.watchdog.alert;

import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.AlertView;
import dev.ark.contract.http.Checks;
import java.time.Instant;
import java.util.Optional;

/**
 * Which alerts are asked for.
 *
 * @param least the lowest level
 * @param acknowledged those that were, or those that are open
 * @param since none older than this
 * @param limit 1 to 1,000
 */
public record AlertQuery(
        Optional<Level> least,
        Optional<String> agent,
        Optional<Boolean> acknowledged,
        Optional<Instant> since,
        int limit) {
    private static final int MOST = 1_000;

    public AlertQuery {
        Checks.range("limit", limit, 1, MOST);
    }

    /** The newest, whatever they are. */
    public static AlertQuery newest(int limit) {
        return new AlertQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), limit);
    }

    boolean matches(AlertView alert) {
        return least.map(level -> alert.level().compareTo(level) >= 0).orElse(true)
                && agent.map(name -> name.equals(alert.agent())).orElse(true)
                && acknowledged.map(so -> so == (alert.acknowledged() != null)).orElse(true)
                && since.map(from -> !alert.at().isBefore(from)).orElse(true);
    }
}
