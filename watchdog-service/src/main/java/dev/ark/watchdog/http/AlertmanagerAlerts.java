package dev.ark.watchdog.http;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.watchdog.Wording;
import dev.ark.watchdog.http.AlertmanagerPayload.Alert;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Makes alerts of ARK's of Alertmanager's. One that fires is known by its labels and its start, so that being told of it again raises nothing; one
 * that is resolved is news of its own.
 */
final class AlertmanagerAlerts {
    private static final Pattern NOT_IN_NAMES = Pattern.compile("[^A-Za-z0-9._:@-]");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:@-]{0,127}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._:@-]{0,255}");
    private static final int LONGEST_NAME = 100;
    private static final int LONGEST_LABEL = 256;
    private static final int LONGEST_DETAIL = 900;
    private static final int MOST_LABELS = 64;

    private AlertmanagerAlerts() {}

    /** The alert of ours. */
    static AlertReport report(Alert alert, Instant now) {
        Map<String, String> labels = new TreeMap<>();
        alert.labels().forEach((label, value) -> {
            if (!value.isBlank() && labels.size() < MOST_LABELS) {
                labels.put(key(label), Wording.within(LONGEST_LABEL, value));
            }
        });
        String name = name(alert);
        Instant ended = alert.endsAt() == null || alert.endsAt().isBefore(alert.startsAt()) ? now : alert.endsAt();
        return new AlertReport(
                alert.firing() ? name : name + "_resolved",
                alert.firing() ? level(alert.labels().getOrDefault("severity", "")) : Level.INFO,
                detail(alert),
                agent(alert.labels().get("agent")),
                alert.firing() ? alert.startsAt() : ended,
                null,
                labels);
    }

    /** A label's name may be any text. */
    private static String key(String label) {
        String plain = NOT_IN_NAMES.matcher(label).replaceAll("_");
        return KEY.matcher(plain).matches() ? plain : "_" + plain.substring(0, Math.min(plain.length(), LONGEST_NAME));
    }

    static String name(Alert alert) {
        String known = NOT_IN_NAMES
                .matcher(alert.labels().getOrDefault("alertname", ""))
                .replaceAll("_");
        String plain = known.length() <= LONGEST_NAME ? known : known.substring(0, LONGEST_NAME);
        return NAME.matcher(plain).matches() ? plain : "alertmanager" + plain;
    }

    /** The severities that are usual; another one is worth a look. */
    private static Level level(String severity) {
        return switch (severity.toLowerCase(Locale.ROOT)) {
            case "emergency" -> Level.EMERGENCY;
            case "critical", "page", "error" -> Level.CRITICAL;
            case "info", "none" -> Level.INFO;
            default -> Level.WARNING;
        };
    }

    static String detail(Alert alert) {
        Map<String, String> said = alert.annotations();
        String text = said.getOrDefault("summary", said.getOrDefault("description", ""));
        String status = alert.firing() ? "Alertmanager tells of it" : "Alertmanager tells that it is over";
        return text.isBlank() ? status : Wording.within(LONGEST_DETAIL, text);
    }

    private static @Nullable String agent(@Nullable String label) {
        return label != null && NAME.matcher(label).matches() ? label : null;
    }
}
