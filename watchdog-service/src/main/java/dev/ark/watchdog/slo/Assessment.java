package dev.ark.watchdog.slo;

import dev.ark.contract.http.SloReport.BurnRate;
import dev.ark.contract.http.SloReport.Slo;
import dev.ark.contract.http.SloReport.State;
import dev.ark.watchdog.slo.SampleHistory.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How each objective stands. What nobody tells any more is not met: without a recent look there is no data, whatever the window holds.
 *
 * @param window that value and state are of
 * @param recent how old the last look may be
 */
record Assessment(Duration window, Duration recent) {
    private static final List<Duration> BURN_WINDOWS =
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(3));
    private static final double DIGITS = 10_000;

    /** All objectives at one moment. */
    List<Slo> of(Windows windows) {
        return Stream.of(Objective.values())
                .map(objective -> of(objective, windows))
                .toList();
    }

    /** The worst state. */
    static State worst(List<Slo> slos) {
        return slos.stream().map(Slo::state).max(Comparator.naturalOrder()).orElse(State.NO_DATA);
    }

    private Slo of(Objective objective, Windows windows) {
        Window current = windows.last(window);
        Window budget = windows.last(SampleHistory.LONGEST);
        OptionalDouble value = objective.value(current.tally());
        boolean heard = objective.looks(windows.last(recent).tally()) > 0;
        return new Slo(
                objective.label(),
                objective.description(),
                value.isPresent() && heard ? objective.state(value.getAsDouble()) : State.NO_DATA,
                rounded(value),
                objective.unit(),
                objective.target(),
                objective.critical(),
                Windows.text(window),
                objective.events(current.tally()),
                coverage(current),
                rounded(objective.budgetLeft(budget.tally())),
                Windows.text(SampleHistory.LONGEST),
                BURN_WINDOWS.stream()
                        .map(length -> burnRate(objective, length, windows))
                        .toList(),
                budget.lastAt().map(windows::wall).orElse(null));
    }

    private double coverage(Window current) {
        double covered = (double) current.covered().toMillis() / window.toMillis();
        return Math.min(1, Math.round(covered * DIGITS) / DIGITS);
    }

    private static BurnRate burnRate(Objective objective, Duration length, Windows windows) {
        Window over = windows.last(length);
        long events = objective.events(over.tally());
        Instant begin = windows.now().minus(length);
        boolean whole = over.dataFrom().filter(from -> !from.isAfter(begin)).isPresent();
        return new BurnRate(
                Windows.text(length),
                whole ? rounded(objective.burnRate(over.tally())) : null,
                events,
                whole ? null : over.dataFrom().map(windows::wall).orElse(null));
    }

    private static @Nullable Double rounded(OptionalDouble value) {
        return value.isEmpty() ? null : Math.round(value.getAsDouble() * DIGITS) / DIGITS;
    }
}
