package dev.ark.watchdog.assembly;

import dev.ark.runtime.deployment.Deployment;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.SteadyTime;
import dev.ark.watchdog.WatchdogConfig;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.bus.History;
import dev.ark.watchdog.control.TradingStatus;
import dev.ark.watchdog.slo.MetricsReader;
import dev.ark.watchdog.slo.Sampler;
import dev.ark.watchdog.slo.SloConfig;
import dev.ark.watchdog.slo.Slos;
import dev.ark.watchdog.slo.Source;
import dev.ark.watchdog.slo.Source.Kind;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Makes the parts that know no framework. */
public final class Assembly {
    @Produces
    @Singleton
    Thresholds thresholds(WatchdogConfig config) {
        WatchdogConfig.Limits limits = config.limits();
        return new Thresholds(
                limits.consecutiveFailures(),
                limits.failureRate(),
                limits.meanLatency(),
                limits.fewRequests(),
                limits.window(),
                limits.warnFraction(),
                limits.violationsPerMinute(),
                limits.heartbeatInterval(),
                limits.missedHeartbeats());
    }

    @Produces
    @Singleton
    Agents agents(Thresholds thresholds) {
        return new Agents(thresholds);
    }

    @Produces
    @Singleton
    History history(WatchdogConfig config, Thresholds thresholds) {
        Duration time = thresholds.window().plus(thresholds.heartbeatInterval().multipliedBy(2));
        return new History(config.history(), config.longestHistory(), time);
    }

    @Produces
    @Singleton
    SteadyTime time(Clock clock) {
        return new SteadyTime(clock, System::nanoTime);
    }

    @Produces
    @Singleton
    AlertLog alerts(WatchdogConfig config, SteadyTime time) {
        return new AlertLog(config.repeatAlertsAfter(), time::now);
    }

    @Produces
    @Singleton
    Slos slos(SloConfig config, MetricsReader reader, MeterRegistry meters, SteadyTime time, Deployment deployment) {
        SloConfig.Sources services = config.sources();
        List<Source> sources = new ArrayList<>(List.of(
                new Source(Kind.CORE, services.core()),
                new Source(Kind.GRAVEYARD, services.graveyard()),
                new Source(Kind.CORE, services.canaryCore()),
                new Source(Kind.GRAVEYARD, services.canaryGraveyard())));
        services.edge().ifPresent(edge -> sources.add(new Source(Kind.EDGE, edge)));
        Sampler sampler = new Sampler(sources, reader, () -> driftFound(meters));
        return new Slos(sampler, time, config, deployment);
    }

    private static boolean driftFound(MeterRegistry meters) {
        Gauge drift = meters.find("ark.ethics.drift").gauge();
        return drift != null && drift.value() > 0;
    }

    @Produces
    @Singleton
    TradingStatus tradingStatus() {
        return new TradingStatus();
    }

    @Produces
    @Singleton
    Posture posture(Deployment deployment) {
        return Posture.in(deployment.deployment());
    }
}
