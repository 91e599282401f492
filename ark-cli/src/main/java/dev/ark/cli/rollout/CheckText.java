package dev.ark.cli.rollout;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.cli.terminal.Style;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks of tripwires as people read them. */
final class CheckText {
    private static final Map<String, String> TITLES =
            Map.of("denials", "HRM denials", "quarantines", "watchdog quarantines", "latency", "P95 latency");

    private CheckText() {}

    /** The last check of each tripwire. */
    static Map<String, JsonNode> latest(List<JsonNode> checks) {
        Map<String, JsonNode> latest = new LinkedHashMap<>();
        checks.forEach(check -> latest.put(check.path("tripwire").asText(), check));
        return latest;
    }

    static String title(JsonNode check) {
        String tripwire = check.path("tripwire").asText();
        return TITLES.getOrDefault(tripwire, tripwire);
    }

    static String verdict(String verdict, Style style) {
        return switch (verdict) {
            case "pass" -> style.good("pass");
            case "fail" -> style.bad("fail");
            case "no_data" -> style.warning("no data");
            default -> style.faint(verdict);
        };
    }

    /** The figures, each with what it is held against: {@code evidence of harm 3.1/100}. */
    static String evidence(JsonNode check) {
        List<String> figures = new ArrayList<>();
        for (JsonNode one : check.path("evidence")) {
            figures.add(one.path("name").asText() + " " + FigureText.of(one.path("value")) + "/"
                    + FigureText.of(one.path("limit")));
        }
        return String.join(", ", figures);
    }

    /** The raw counts: {@code canary_denials 4, canary_evaluations 120}. */
    static String counts(JsonNode check) {
        List<String> counts = new ArrayList<>();
        check.path("counts")
                .properties()
                .forEach(count ->
                        counts.add(count.getKey() + " " + count.getValue().asText()));
        return String.join(", ", counts);
    }
}
