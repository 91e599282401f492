package dev.ark.watchdog.http;

import dev.ark.contract.http.QuarantineScope;
import dev.ark.runtime.deployment.Deployment;
import dev.ark.runtime.loop.LoopWatch;
import dev.ark.watchdog.Journal;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Agents.Examined;
import dev.ark.watchdog.agent.Finding;
import dev.ark.watchdog.agent.Standing;
import dev.ark.watchdog.agent.Verdict;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.alert.Webhook;
import dev.ark.watchdog.control.TradingStatus;
import dev.ark.watchdog.http.HealthView.AgentView;
import dev.ark.watchdog.http.HealthView.LoopView;
import dev.ark.watchdog.http.HealthView.WebhookView;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;

/** Tells how everything is, from what is known here; it asks nobody. */
@Singleton
public final class HealthReport {
    private static final int RECENT_ALERTS = 20;
    private static final Comparator<Examined> WORST_FIRST =
            Comparator.comparing((Examined agent) -> agent.vitals().score()).thenComparing(Examined::agent);

    private final Deployment deployment;
    private final TradingStatus status;
    private final Agents agents;
    private final LoopWatch loops;
    private final BusHealth bus;
    private final Journal journal;
    private final AlertLog alerts;
    private final Webhook webhook;
    private final Clock clock;

    HealthReport(
            Deployment deployment,
            TradingStatus status,
            Agents agents,
            LoopWatch loops,
            BusHealth bus,
            Journal journal,
            AlertLog alerts,
            Webhook webhook,
            Clock clock) {
        this.deployment = deployment;
        this.status = status;
        this.agents = agents;
        this.loops = loops;
        this.bus = bus;
        this.journal = journal;
        this.alerts = alerts;
        this.webhook = webhook;
        this.clock = clock;
    }

    /** The report, with at most so many agents. */
    HealthView now(int mostAgents) {
        List<Examined> all = agents.examine(journal.now());
        return new HealthView(
                status.name(),
                deployment.deployment(),
                deployment.version(),
                all.size(),
                all.stream()
                        .sorted(WORST_FIRST)
                        .limit(mostAgents)
                        .map(this::view)
                        .toList(),
                loops.reports().stream().map(HealthReport::view).toList(),
                bus.bus(),
                bus.redis(),
                alerts.latest(RECENT_ALERTS),
                webhook.tells() ? WebhookView.of(webhook) : null);
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

    private static LoopView view(LoopWatch.Report loop) {
        return new LoopView(
                loop.loop(),
                loop.interval().toMillis(),
                loop.lastSuccess(),
                loop.lastDuration().toMillis(),
                loop.failures(),
                loop.late());
    }

    private static double rounded(double figure) {
        return Math.round(figure * 1_000) / 1_000.0;
    }
}
