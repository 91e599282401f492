package dev.ark.watchdog.http;

import dev.ark.contract.http.SloReport;
import dev.ark.contract.http.SloReport.BurnRate;
import dev.ark.contract.http.SloReport.Slo;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The objectives as a page for people. It loads nothing from anywhere. */
final class SloPage {
    private static final String HEAD = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="refresh" content="10">
            <title>ARK: objectives</title>
            <style>
            body { font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem; color: #1b1f24; background: #fff }
            table { border-collapse: collapse; width: 100% }
            th, td { text-align: left; padding: .4rem .6rem; border-bottom: 1px solid #d0d7de; vertical-align: top }
            td.number { text-align: right; font-variant-numeric: tabular-nums }
            .met { color: #116329 } .violated { color: #9a6700 } .critical { color: #cf222e } .no_data { color: #57606a }
            small { color: #57606a }
            @media (prefers-color-scheme: dark) {
              body { background: #0d1117; color: #e6edf3 } th, td { border-color: #30363d } small, .no_data { color: #8b949e }
              .met { color: #3fb950 } .violated { color: #d29922 } .critical { color: #ff7b72 }
            }
            </style>
            </head>
            """;

    private SloPage() {}

    static String html(SloReport report) {
        StringBuilder page = new StringBuilder(HEAD);
        page.append("<body>\n<h1>Objectives: %s</h1>\n".formatted(state(report.state())));
        page.append("<table>\n<tr><th>objective</th><th>state</th><th>value</th><th>target</th><th>critical</th>"
                + "<th>samples</th><th>budget left</th><th>burn rates</th></tr>\n");
        report.slos().forEach(slo -> page.append(row(slo)));
        return page.append(
                        "</table>\n<p><small>%s, version %s, at %s. Values over the window that each names. A burn rate of 1 spends the error"
                                        .formatted(escaped(report.deployment()), escaped(report.version()), report.at())
                                + " budget in exactly its time.</small></p>\n</body>\n</html>\n")
                .toString();
    }

    private static String row(Slo slo) {
        StringBuilder burns = new StringBuilder();
        for (BurnRate burn : slo.burnRates()) {
            burns.append(burn.window())
                    .append("&nbsp;")
                    .append(number(burn.rate()))
                    .append(' ');
        }
        boolean higherIsBetter = slo.critical() < slo.target();
        return "<tr><td>%s<br><small>%s, over %s</small></td><td>%s</td>"
                        .formatted(escaped(slo.name()), escaped(slo.description()), slo.window(), state(slo.state()))
                + "<td class=\"number\">%s %s</td><td class=\"number\">%s %s</td><td class=\"number\">%s %s</td>"
                        .formatted(
                                number(slo.value()),
                                slo.unit(),
                                higherIsBetter ? "≥" : "≤",
                                number(slo.target()),
                                higherIsBetter ? "&lt;" : "&gt;",
                                number(slo.critical()))
                + "<td class=\"number\">%d</td><td class=\"number\">%s</td><td>%s</td></tr>\n"
                        .formatted(slo.samples(), number(slo.errorBudgetLeft()), burns.toString());
    }

    private static String state(SloReport.State state) {
        String word = SloMetrics.word(state);
        return "<span class=\"%s\">%s</span>".formatted(word, word.replace('_', ' '));
    }

    private static String number(@Nullable Double number) {
        return number == null ? "–" : String.format(Locale.ROOT, "%.2f", number);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
