package dev.ark.deployer.observation;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.event.Event;
import dev.ark.contract.event.EventType;
import dev.ark.contract.identity.TrialAgents;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.Denial;
import dev.ark.deployer.tripwire.DenialThinning;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeSet;

/**
 * Folds the journal's events into news. A denied decision is one event, however many rules it offends, by the first of them: its violations
 * are not independent of each other. Whoever proposes, the synthetic loop too, counts as any other. A person's quarantine is that person's
 * business and not counted, nor are those that the validation provokes. Not thread-safe; events must come in the order of the journal.
 */
public final class NewsFold {
    /** Who quarantines where a rule has the core do it. */
    private static final String CORE = "ark";

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST_AGENTS = 10_000;

    private final long countedEpoch;
    private final long countedSeq;
    private final DenialThinning thinning = new DenialThinning();
    private final SequencedMap<String, Conduct> agents = new LinkedHashMap<>();
    private Map<String, Long> evaluations = new HashMap<>();
    private List<Denied> denials = new ArrayList<>();
    private List<Isolated> quarantines = new ArrayList<>();
    private long epoch;
    private long seq;

    /** When each version last decided something of an agent's, and when it last denied something. */
    private record Conduct(Map<String, Instant> decided, Map<String, Instant> denied) {}

    /**
     * A fold that begins.
     *
     * @param epoch of the last event that was counted before
     * @param seq of the same; what comes up to there is only remembered
     */
    public NewsFold(long epoch, long seq) {
        this.countedEpoch = epoch;
        this.countedSeq = seq;
        this.epoch = epoch;
        this.seq = seq;
    }

    /** Takes an event in. */
    public void fold(Event event) {
        boolean counts = event.epoch() > countedEpoch || event.seq() > countedSeq;
        if (counts) {
            epoch = Math.max(epoch, event.epoch());
            seq = event.seq();
        }
        switch (event.type()) {
            case EventType.DECISION -> decided(event, counts);
            case EventType.QUARANTINE -> {
                if (counts && isAutomatic(event.body())) {
                    quarantines.add(isolated(event));
                }
            }
            default -> {}
        }
    }

    /** What was counted since this was asked before. */
    public News take() {
        News news = new News(epoch, seq, evaluations, denials, quarantines);
        evaluations = new HashMap<>();
        denials = new ArrayList<>();
        quarantines = new ArrayList<>();
        return news;
    }

    private void decided(Event event, boolean counts) {
        String agent = event.body().path("agent").asText();
        Conduct conduct = Optional.ofNullable(agents.remove(agent))
                .orElseGet(() -> new Conduct(new HashMap<>(), new HashMap<>()));
        agents.put(agent, conduct);
        if (agents.size() > MOST_AGENTS) {
            agents.pollFirstEntry();
        }
        conduct.decided().put(event.version(), event.at());
        Optional<String> rule = deniedBy(event.body());
        if (rule.isPresent()) {
            conduct.denied().put(event.version(), event.at());
            Slot slot = event.deployment().equals(Slot.CANARY.label()) ? Slot.CANARY : Slot.STABLE;
            Denial denial = new Denial(event.at(), agent, rule.get(), slot);
            if (thinning.counts(denial) && counts) {
                denials.add(new Denied(denial, event.version()));
            }
        }
        if (counts) {
            evaluations.merge(event.version(), 1L, Long::sum);
        }
    }

    private static Optional<String> deniedBy(JsonNode body) {
        if (!body.path("outcome").asText().equals("denied")) {
            return Optional.empty();
        }
        for (JsonNode violation : body.path("violations")) {
            if (violation.path("effect").asText().startsWith("DENY")) {
                return Optional.of(violation.path("rule").asText());
            }
        }
        return Optional.of("no rule");
    }

    /** The core says of those that back off how often they were repeated. */
    private static boolean isAutomatic(JsonNode body) {
        boolean unasked = body.has("repeats") || body.path("actor").asText().equals(CORE);
        return unasked && !body.path("agent").asText().equals(TrialAgents.VALIDATION);
    }

    private Isolated isolated(Event event) {
        String agent = event.body().path("agent").asText();
        Conduct conduct = agents.getOrDefault(agent, new Conduct(Map.of(), Map.of()));
        TreeSet<String> versions = lately(conduct.denied(), event.at());
        return new Isolated(event.at(), agent, versions.isEmpty() ? lately(conduct.decided(), event.at()) : versions);
    }

    private static TreeSet<String> lately(Map<String, Instant> last, Instant at) {
        TreeSet<String> versions = new TreeSet<>();
        last.forEach((version, when) -> {
            if (!when.isBefore(at.minus(REMEMBERED))) {
                versions.add(version);
            }
        });
        return versions;
    }
}
