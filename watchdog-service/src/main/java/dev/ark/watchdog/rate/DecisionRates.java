package dev.ark.watchdog.rate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * Decisions by the hour of the last seven days, folded from the events of the journal in their order, and what is unusual of this hour. An event that
 * comes again changes nothing. Thread-safe.
 */
public final class DecisionRates {
    /** Fewer decisions within an hour say nothing of a rate. */
    static final long FEWEST_DECISIONS = 20;

    static final double MOST_MISMATCHES = 0.10;
    private static final long SPAN_HOURS = Duration.ofDays(7).toHours();

    private final NavigableMap<Long, Hour> hours = new TreeMap<>();
    private final Map<String, Claims> claims = new HashMap<>();
    private long claimsOf;
    private long epoch;
    private long seq;

    /** Something unusual; the subject is the rule or the agent, where it is of one. */
    public record Unusual(String name, Optional<String> rule, Optional<String> agent, String text) {}

    /**
     * What is kept over a restart.
     *
     * @param epoch of the last event that was taken in
     * @param seq of the last event that was taken in
     * @param hours by hours since 1970
     */
    record Kept(long epoch, long seq, Map<Long, Hour> hours) {}

    /** Takes in an event; one that is no decision says nothing here. */
    public synchronized void fold(Event event) {
        if (!event.type().equals(EventType.DECISION)
                || event.epoch() < epoch
                || event.epoch() == epoch && event.seq() <= seq) {
            return;
        }
        epoch = event.epoch();
        seq = event.seq();
        long hour = hourOf(event.at());
        JsonNode body = event.body();
        Set<String> deniedBy = new TreeSet<>();
        if (body.path("outcome").asText().equals("denied")) {
            body.path("violations")
                    .forEach(violation -> deniedBy.add(violation.path("rule").asText()));
        }
        boolean approval = body.path("outcome").asText().equals("approved");
        hours.merge(hour, Hour.EMPTY.plus(approval, deniedBy), (known, one) -> known.plus(approval, deniedBy));
        hours.headMap(hour - SPAN_HOURS).clear();
        countClaims(hour, body);
    }

    private void countClaims(long hour, JsonNode body) {
        if (hour > claimsOf) {
            claims.clear();
            claimsOf = hour;
        }
        if (hour == claimsOf) {
            boolean mismatch = !body.path("claim_mismatches").isEmpty();
            claims.merge(body.path("agent").asText(), Claims.NONE.plus(mismatch), (known, one) -> known.plus(mismatch));
        }
    }

    /** What is unusual of the hour so far. */
    public synchronized List<Unusual> unusual(Instant now) {
        List<Unusual> found = new ArrayList<>();
        long hour = hourOf(now);
        Hour current = hours.getOrDefault(hour, Hour.EMPTY);
        if (current.decided() >= FEWEST_DECISIONS) {
            outside(hour, Hour::approvalRate)
                    .ifPresent(text -> found.add(new Unusual(
                            "approval_rate_unusual", Optional.empty(), Optional.empty(), "approved are " + text)));
            for (String rule : rules()) {
                outside(hour, each -> each.denialRate(rule))
                        .ifPresent(text -> found.add(new Unusual(
                                "rule_rate_unusual",
                                Optional.of(rule),
                                Optional.empty(),
                                "denied by " + rule + " are " + text)));
            }
        }
        if (claimsOf == hour) {
            claims.forEach((agent, of) -> mismatched(agent, of).ifPresent(found::add));
        }
        return found;
    }

    private Set<String> rules() {
        Set<String> rules = new TreeSet<>();
        hours.values().forEach(hour -> rules.addAll(hour.denials().keySet()));
        return rules;
    }

    private Optional<String> outside(long hour, ToDoubleFunction<Hour> rate) {
        double current = rate.applyAsDouble(hours.get(hour));
        List<Double> history = hours.headMap(hour).values().stream()
                .filter(earlier -> earlier.decided() >= FEWEST_DECISIONS)
                .map(rate::applyAsDouble)
                .toList();
        return Band.of(history)
                .filter(band -> !band.holds(current))
                .map(band -> "%s of this hour's decisions; usual are %s to %s"
                        .formatted(percent(current), percent(band.low()), percent(band.high())));
    }

    private static Optional<Unusual> mismatched(String agent, Claims of) {
        return of.decided() >= FEWEST_DECISIONS && of.rate() > MOST_MISMATCHES
                ? Optional.of(new Unusual(
                        "claim_mismatches",
                        Optional.empty(),
                        Optional.of(agent),
                        "%d of this hour's %d decisions were of claims that are not so"
                                .formatted(of.mismatched(), of.decided())))
                : Optional.empty();
    }

    synchronized Kept kept() {
        return new Kept(epoch, seq, new TreeMap<>(hours));
    }

    /** Goes on from what was kept; to be called before the first event. */
    synchronized void resume(Kept kept) {
        hours.putAll(kept.hours());
        epoch = kept.epoch();
        seq = kept.seq();
    }

    private static long hourOf(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), Duration.ofHours(1).toSeconds());
    }

    private static String percent(double fraction) {
        return Math.round(fraction * 1_000) / 10.0 + " %";
    }
}
