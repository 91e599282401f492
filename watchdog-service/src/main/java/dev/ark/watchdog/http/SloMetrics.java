package dev.ark.watchdog.http;

import dev.ark.contract.http.SloReport;
import dev.ark.contract.http.SloReport.BurnRate;
import dev.ark.contract.http.SloReport.Slo;
import dev.ark.contract.http.SloReport.State;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The objectives in Prometheus's text form. What is not known is left out. */
final class SloMetrics {
    private final StringBuilder text = new StringBuilder();
    private final List<Slo> slos;

    private SloMetrics(List<Slo> slos) {
        this.slos = slos;
    }

    static String text(SloReport report) {
        SloMetrics metrics = new SloMetrics(report.slos());
        metrics.gauge("ark_slo_value", "The value over the window, in its unit.", Slo::value);
        metrics.gauge("ark_slo_target", "The worst value that meets the objective.", Slo::target);
        metrics.gauge("ark_slo_critical", "A value beyond it is critical.", Slo::critical);
        metrics.gauge("ark_slo_samples", "Events that the value was made of.", slo -> (double) slo.samples());
        metrics.gauge(
                "ark_slo_error_budget_left", "What is left of the error budget, 1 at most.", Slo::errorBudgetLeft);
        metrics.burnRates();
        metrics.states();
        return metrics.text.toString();
    }

    private void gauge(String name, String help, Function<Slo, @Nullable Double> value) {
        header(name, help);
        slos.forEach(slo -> line(name, slo, "unit", slo.unit(), value.apply(slo)));
    }

    private void burnRates() {
        header("ark_slo_burn_rate", "How fast the error budget is spent; 1 spends it in exactly its time.");
        for (Slo slo : slos) {
            for (BurnRate burn : slo.burnRates()) {
                line("ark_slo_burn_rate", slo, "window", burn.window(), burn.rate());
            }
        }
    }

    private void states() {
        header("ark_slo_state", "1 for the state that the objective is in.");
        for (Slo slo : slos) {
            for (State state : State.values()) {
                line("ark_slo_state", slo, "state", word(state), slo.state() == state ? 1.0 : 0.0);
            }
        }
    }

    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private void header(String name, String help) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
    }

    private void line(String name, Slo slo, String label, String value, @Nullable Double number) {
        if (number != null) {
            text.append("%s{slo=\"%s\",%s=\"%s\"} %s\n".formatted(name, slo.name(), label, value, number));
        }
    }
}
