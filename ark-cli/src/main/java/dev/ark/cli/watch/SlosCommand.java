package dev.ark.cli.watch;

import dev.ark.cli.ArkCommand;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Session;
import dev.ark.cli.terminal.Style;
import dev.ark.cli.terminal.Table;
import dev.ark.contract.http.SloReport;
import dev.ark.contract.http.SloReport.BurnRate;
import dev.ark.contract.http.SloReport.Slo;
import dev.ark.contract.http.SloReport.State;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

@Command(
        name = "slos",
        description = {
            "Show the objectives: value, target, error budget, and how fast it is spent.",
            "Exits 1 when one is violated or critical."
        })
public final class SlosCommand extends ArkCommand {
    @Override
    protected int run(Session session) {
        SloReport report = session.objectives().get("/slos", SloReport.class);
        if (session.output().json()) {
            session.output().document(report);
        } else {
            print(report, session);
        }
        boolean broken = report.state() == State.VIOLATED || report.state() == State.CRITICAL;
        return broken ? ExitCode.FAILED : ExitCode.OK;
    }

    private static void print(SloReport report, Session session) {
        Table table = new Table(
                "OBJECTIVE", "STATE", "VALUE", "TARGET", "CRITICAL", "WINDOW", "SAMPLES", "BUDGET LEFT", "BURN RATES");
        for (Slo slo : report.slos()) {
            boolean higherIsBetter = slo.critical() < slo.target();
            table.row(
                    slo.name(),
                    state(slo.state(), session.output().style()),
                    slo.value() == null ? "-" : number(slo.value()) + " " + slo.unit(),
                    (higherIsBetter ? ">= " : "<= ") + number(slo.target()),
                    (higherIsBetter ? "< " : "> ") + number(slo.critical()),
                    slo.window(),
                    slo.samples(),
                    number(slo.errorBudgetLeft()),
                    slo.burnRates().stream().map(SlosCommand::burn).collect(Collectors.joining(" ")));
        }
        table.print(session.output());
        if (report.slos().stream().anyMatch(slo -> slo.state() == State.NO_DATA)) {
            session.output()
                    .line(session.output()
                            .style()
                            .faint("no data: nothing of it happened in the window, or those who count were not heard"));
        }
    }

    private static String burn(BurnRate burn) {
        return burn.window() + " " + number(burn.rate());
    }

    private static String state(State state, Style style) {
        return switch (state) {
            case MET -> style.good("met");
            case VIOLATED -> style.warning("violated");
            case CRITICAL -> style.bad("critical");
            case NO_DATA -> style.faint("no data");
        };
    }

    private static String number(@Nullable Double number) {
        return number == null ? "-" : String.format(Locale.ROOT, "%.2f", number);
    }
}
