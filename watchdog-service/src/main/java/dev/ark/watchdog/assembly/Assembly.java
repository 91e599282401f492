package dev.ark.watchdog.assembly;

import dev.ark.runtime.deployment.Deployment;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.WatchdogConfig;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.bus.History;
import dev.ark.watchdog.control.TradingStatus;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;

/** Makes the parts that know no framework. */
public final class Assembly {
    private static final String CANARY = "canary";

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
                limits.heartbeatInterval());
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
    AlertLog alerts(WatchdogConfig config) {
        return new AlertLog(config.repeatAlertsAfter());
    }

    @Produces
    @Singleton
    TradingStatus tradingStatus() {
        return new TradingStatus();
    }

    @Produces
    @Singleton
    Posture posture(Deployment deployment) {
        return deployment.deployment().equals(CANARY) ? Posture.OBSERVES : Posture.ACTS;
    }
}
