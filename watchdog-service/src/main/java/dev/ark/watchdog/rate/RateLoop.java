package dev.ark.watchdog.rate;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.rate.DecisionRates.Unusual;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** Alerts what is unusual, and keeps the hours for the next start. One turn at a time. */
@Singleton
public final class RateLoop {
    private final DecisionRates rates;
    private final Journal journal;
    private final AlertLog alerts;
    private final Clock clock;
    private final Optional<RateFile> file;

    RateLoop(DecisionRates rates, Journal journal, AlertLog alerts, RateConfig config, Posture posture, Clock clock) {
        this.rates = rates;
        this.journal = journal;
        this.alerts = alerts;
        this.clock = clock;
        // The canary's watchdog may be told of the same directory.
        this.file =
                config.directory().filter(directory -> posture == Posture.ACTS).map(RateFile::new);
    }

    /**
     * One turn.
     *
     * @throws UncheckedIOException when the hours cannot be kept now
     */
    public void turn() {
        if (!journal.isCaughtUp()) {
            return;
        }
        Instant now = clock.instant();
        rates.unusual(now).forEach(unusual -> alerts.raise(alert(unusual, now)));
        if (file.isPresent()) {
            try {
                file.get().write(rates.kept());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private static AlertReport alert(Unusual unusual, Instant now) {
        Map<String, String> labels =
                unusual.rule().map(rule -> Map.of("rule", rule)).orElse(Map.of());
        return new AlertReport(
                unusual.name(), Level.WARNING, unusual.text(), unusual.agent().orElse(null), now, null, labels);
    }
}
