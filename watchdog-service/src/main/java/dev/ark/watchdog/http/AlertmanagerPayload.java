package dev.ark.watchdog.http;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ark.contract.http.Checks;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What Alertmanager posts to a webhook, version 4 (prometheus.io/docs/alerting/latest/configuration, "webhook_config"), as far as it is used
 * here.
 *
 * @param alerts a group of alerts, some of which fire and some of which are resolved
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AlertmanagerPayload(String version, List<Alert> alerts) {
    private static final String VERSION = "4";
    private static final int MOST_ALERTS = 1_000;

    public AlertmanagerPayload {
        if (!VERSION.equals(version)) {
            throw Checks.invalid("version", "is not " + VERSION);
        }
        Checks.present("alerts", alerts);
        Checks.range("alerts", alerts.size(), 0, MOST_ALERTS);
        alerts.forEach(alert -> Checks.present("alerts", alert));
        alerts = List.copyOf(alerts);
    }

    /**
     * One alert.
     *
     * @param status {@code firing} or {@code resolved}
     * @param endsAt when it was resolved; without meaning while it fires
     */
    @JsonIgnoreProperties(ignoreUnknown = true)
    public record Alert(
            String status,
            Map<String, String> labels,
            Map<String, String> annotations,
            @JsonProperty("startsAt") Instant startsAt,
            @JsonProperty("endsAt") @Nullable Instant endsAt) {
        private static final String FIRING = "firing";
        private static final String RESOLVED = "resolved";

        public Alert {
            if (!FIRING.equals(status) && !RESOLVED.equals(status)) {
                throw Checks.invalid("status", "is neither firing nor resolved");
            }
            labels = known(Checks.present("labels", labels));
            annotations = annotations == null ? Map.of() : known(annotations);
            Checks.time("startsAt", startsAt);
        }

        private static Map<String, String> known(Map<String, @Nullable String> said) {
            Map<String, String> known = new TreeMap<>(said);
            known.values().removeIf(Objects::isNull);
            return Map.copyOf(known);
        }

        boolean firing() {
            return status.equals(FIRING);
        }
    }
}
