package dev.ark.watchdog.bus;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.watchdog.Wording;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes alerts of events that a person should know of. Each carries its event's time, by which it is known again. */
final class AlertEvents {
    private AlertEvents() {}

    /**
     * Each is an alert of its own, known by the event's sequence. The core quarantines the agent by itself, if it can tell whose the
     * execution was.
     */
    static AlertReport executionWithoutPermit(Event event) {
        JsonNode body = event.body();
        return alert(
                event,
                Level.CRITICAL,
                "order " + body.path("order_id").asText("unknown") + " names permit "
                        + body.path("permit_id").asText("unknown") + ": "
                        + body.path("why").asText("it covers no such execution"),
                event.seq());
    }

    static AlertReport permitRefused(Event event) {
        JsonNode body = event.body();
        return alert(
                event,
                Level.WARNING,
                "permit " + body.path("permit_id").asText("unknown") + ", "
                        + body.path("code").asText("refused") + ": "
                        + body.path("detail").asText("no detail"),
                null);
    }

    private static AlertReport alert(Event event, Level level, String detail, @Nullable Long ownSeq) {
        String bounded = Wording.within(Wording.LONGEST, detail);
        return new AlertReport(event.type(), level, bounded, agent(event.body()), event.at(), ownSeq, Map.of());
    }

    private static @Nullable String agent(JsonNode body) {
        String agent = body.path("agent").asText("");
        return agent.isBlank() ? null : agent;
    }
}
