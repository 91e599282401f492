package dev.ark.watchdog.slo;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which objectives a person should know of: those whose error budget is spent fast over a long window, and over a short one still. Windows and
 * factors are those of the SRE workbook, chapter "Alerting on SLOs", "Multiwindow, Multi-Burn-Rate Alerts". A younger history counts as far as
 * it reaches. An objective without a budget is alerted as soon as there is one bad event.
 *
 * @param fewestEvents with fewer in the long window there is no alert, because one bad event would be too large a share
 */
record BurnAlerts(long fewestEvents) {
    private static final List<Rule> RULES = List.of(
            new Rule(Duration.ofHours(1), Duration.ofMinutes(5), 14.4, Level.CRITICAL),
            new Rule(Duration.ofHours(6), Duration.ofMinutes(30), 6, Level.CRITICAL),
            new Rule(Duration.ofDays(3), Duration.ofHours(6), 1, Level.WARNING));
    private static final String PREFIX = "slo_";

    private record Rule(Duration longWindow, Duration shortWindow, double factor, Level level) {}

    /** The alerts of one moment, one an objective at most. */
    List<AlertReport> of(Windows windows, Instant at) {
        return Stream.of(Objective.values())
                .flatMap(objective -> of(objective, windows, at).stream())
                .toList();
    }

    private Optional<AlertReport> of(Objective objective, Windows windows, Instant at) {
        if (objective.budget() == 0) {
            return withoutBudget(objective, windows, at);
        }
        return RULES.stream()
                .filter(rule -> burns(objective, rule, windows))
                .findFirst()
                .map(rule -> alert(objective, rule.level(), spent(objective, rule, windows), at));
    }

    private static Optional<AlertReport> withoutBudget(Objective objective, Windows windows, Instant at) {
        Tally tally = windows.last(RULES.getFirst().shortWindow()).tally();
        long bad = objective.bad(tally);
        return bad == 0
                ? Optional.empty()
                : Optional.of(alert(
                        objective,
                        Level.CRITICAL,
                        "%d of %d in %s"
                                .formatted(
                                        bad,
                                        objective.events(tally),
                                        Windows.text(RULES.getFirst().shortWindow())),
                        at));
    }

    private boolean burns(Objective objective, Rule rule, Windows windows) {
        Tally within = windows.last(rule.longWindow()).tally();
        return objective.events(within) >= fewestEvents
                && rate(objective, rule.longWindow(), windows) >= rule.factor()
                && rate(objective, rule.shortWindow(), windows) >= rule.factor();
    }

    private static double rate(Objective objective, Duration window, Windows windows) {
        return objective.burnRate(windows.last(window).tally()).orElse(0);
    }

    private static String spent(Objective objective, Rule rule, Windows windows) {
        return String.format(
                Locale.ROOT,
                "the error budget is spent %.1f times too fast over %s and %.1f times over %s; %s is %.2f %s over %s",
                rate(objective, rule.longWindow(), windows),
                Windows.text(rule.longWindow()),
                rate(objective, rule.shortWindow(), windows),
                Windows.text(rule.shortWindow()),
                objective.label(),
                objective.value(windows.last(rule.longWindow()).tally()).orElse(0),
                objective.unit(),
                Windows.text(rule.longWindow()));
    }

    private static AlertReport alert(Objective objective, Level level, String detail, Instant at) {
        return new AlertReport(PREFIX + objective.label(), level, detail, null, at);
    }
}
