package dev.ark.watchdog.http;

import dev.ark.runtime.deployment.Deployment;
import dev.ark.runtime.loop.LoopWatch;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.alert.Webhook;
import dev.ark.watchdog.control.TradingStatus;
import dev.ark.watchdog.http.HealthView.LoopView;
import dev.ark.watchdog.http.HealthView.WebhookView;
import jakarta.inject.Singleton;

/** Tells how everything is, from what is known here; it asks nobody. */
@Singleton
public final class HealthReport {
    private static final int RECENT_ALERTS = 20;

    private final Deployment deployment;
    private final TradingStatus status;
    private final AgentsHealth agents;
    private final LoopWatch loops;
    private final Surroundings surroundings;
    private final AlertLog alerts;
    private final Webhook webhook;

    HealthReport(
            Deployment deployment,
            TradingStatus status,
            AgentsHealth agents,
            LoopWatch loops,
            Surroundings surroundings,
            AlertLog alerts,
            Webhook webhook) {
        this.deployment = deployment;
        this.status = status;
        this.agents = agents;
        this.loops = loops;
        this.surroundings = surroundings;
        this.alerts = alerts;
        this.webhook = webhook;
    }

    /** The report, with at most so many agents. */
    HealthView now(int mostAgents) {
        AgentsHealth.Now known = agents.now(mostAgents);
        return new HealthView(
                status.name(),
                status.newest().orElse(null),
                deployment.deployment(),
                deployment.version(),
                known.known(),
                known.worst(),
                loops.reports().stream().map(HealthReport::view).toList(),
                surroundings.bus(),
                surroundings.redis(),
                surroundings.graveyard(),
                alerts.latest(RECENT_ALERTS),
                webhook.tells() ? WebhookView.of(webhook) : null);
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
}
