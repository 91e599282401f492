package dev.ark.watchdog.http;

import dev.ark.contract.http.QuarantineScope;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Agents.Examined;
import dev.ark.watchdog.agent.Finding;
import dev.ark.watchdog.agent.Standing;
import dev.ark.watchdog.agent.Verdict;
import dev.ark.watchdog.http.HealthView.AgentView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Tells how agents are. */
@Singleton
final class AgentsHealth {
    private static final Comparator<Examined> WORST_FIRST =
            Comparator.comparing((Examined agent) -> agent.vitals().score()).thenComparing(Examined::agent);

    private final Agents agents;
    private final Journal journal;
    private final Clock clock;

    AgentsHealth(Agents agents, Journal journal, Clock clock) {
        this.agents = agents;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * The agents of one moment.
     *
     * @param known how many there are
     * @param worst some of them, worst first
     */
    record Now(int known, List<AgentView> worst) {}

    Now now(int most) {
        List<Examined> all = agents.examine(journal.now());
        List<AgentView> worst =
                all.stream().sorted(WORST_FIRST).limit(most).map(this::view).toList();
        return new Now(all.size(), worst);
    }

    private AgentView view(Examined agent) {
        var vitals = agent.vitals();
        var by = agent.health().standing() instanceof Standing.Quarantined quarantined ? quarantined : null;
        return new AgentView(
                agent.agent(),
                rounded(vitals.score()),
                name(agent.verdict()),
                reasons(agent.verdict()),
                by != null,
                by == null ? null : by.reason(),
                by == null ? null : by.everywhere() ? QuarantineScope.ALL : QuarantineScope.CANARY,
                by == null ? null : by.until(),
                vitals.requests(),
                rounded(vitals.failureRate()),
                vitals.consecutiveFailures(),
                rounded(vitals.meanLatencyMs()),
                vitals.violationsPerMinute(),
                clock.instant().minus(vitals.unseen()));
    }

    private static String name(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy healthy -> "healthy";
            case Verdict.Warn warn -> "warn";
            case Verdict.Isolate isolate -> "isolate";
        };
    }

    private static List<String> reasons(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Healthy healthy -> List.of();
            case Verdict.Warn warn -> warn.reasons().stream().map(Finding::text).toList();
            case Verdict.Isolate isolate -> List.of(isolate.reason().text());
        };
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1_000) / 1_000.0;
    }
}
