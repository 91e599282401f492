package dev.ark.watchdog.assembly;

import dev.ark.contract.http.LeaseRenewal.Drift;
import dev.ark.runtime.loop.LoopWatch;
import dev.ark.watchdog.WatchdogConfig;
import dev.ark.watchdog.alert.AlertDelivery;
import dev.ark.watchdog.bus.EventFeed;
import dev.ark.watchdog.bus.FallSignal;
import dev.ark.watchdog.drift.DriftLoop;
import dev.ark.watchdog.lease.LeaseLoop;
import dev.ark.watchdog.quarantine.AgentsLoop;
import dev.ark.watchdog.redis.RedisLoop;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.concurrent.locks.ReentrantLock;

/** The watchdog's background loops. */
@Singleton
public final class WatchdogLoops {
    private final LoopWatch watch;
    private final WatchdogConfig config;
    private final EventFeed feed;
    private final AgentsLoop agents;
    private final LeaseLoop lease;
    private final DriftLoop drift;
    private final AlertDelivery alerts;
    private final RedisLoop redis;
    private final ReentrantLock oneLease = new ReentrantLock();

    WatchdogLoops(
            LoopWatch watch,
            WatchdogConfig config,
            EventFeed feed,
            FallSignal fall,
            AgentsLoop agents,
            LeaseLoop lease,
            DriftLoop drift,
            AlertDelivery alerts,
            RedisLoop redis) {
        this.watch = watch;
        this.config = config;
        this.feed = feed;
        this.agents = agents;
        this.lease = lease;
        this.drift = drift;
        this.alerts = alerts;
        this.redis = redis;
        fall.answerWith(agents::turnSoon);
    }

    /** Before their first turn, so that one that never begins is late too. */
    void expect(@Observes StartupEvent event) {
        watch.expect("events", config.eventsInterval());
        watch.expect("agents", config.agentsInterval());
        watch.expect("lease", config.leaseInterval());
        watch.expect("drift", config.driftInterval());
        watch.expect("alerts", config.alertsInterval());
        watch.expect("redis", config.redis().interval());
    }

    @Scheduled(every = "{ark.watchdog.events-interval}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void events() {
        watch.turn("events", config.eventsInterval(), feed::supervise);
    }

    @Scheduled(every = "{ark.watchdog.agents-interval}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void agents() {
        agents.turn();
    }

    @Scheduled(every = "{ark.watchdog.lease-interval}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void lease() {
        oneLease.lock();
        try {
            watch.turn("lease", config.leaseInterval(), lease::turn);
        } finally {
            oneLease.unlock();
        }
    }

    @Scheduled(every = "{ark.watchdog.drift-interval}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void drift() {
        watch.turn("drift", config.driftInterval(), drift::turn);
        if (drift.drift() == Drift.FOUND) {
            // The core must not take a release for harmless until the next renewal.
            lease();
        }
    }

    @Scheduled(every = "{ark.watchdog.alerts-interval}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void alerts() {
        watch.turn("alerts", config.alertsInterval(), alerts::turn);
    }

    @Scheduled(every = "{ark.watchdog.redis.interval}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void redis() {
        watch.turn("redis", config.redis().interval(), redis::turn);
    }
}
