package dev.ark.watchdog.assembly;

import dev.ark.runtime.loop.LoopWatch;
import dev.ark.watchdog.WatchdogConfig;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.control.StopLoop;
import dev.ark.watchdog.control.StopPolicy;
import dev.ark.watchdog.control.UnpermittedExecutions;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The loop that stops everything for other causes than drift, and what it is made of. */
@Singleton
public final class StopLoops {
    private final LoopWatch watch;
    private final WatchdogConfig config;
    private final StopLoop stop;

    StopLoops(LoopWatch watch, WatchdogConfig config, StopLoop stop) {
        this.watch = watch;
        this.config = config;
        this.stop = stop;
    }

    void expect(@Observes StartupEvent event) {
        watch.expect("stop", config.agentsInterval());
    }

    @Scheduled(every = "{ark.watchdog.agents-interval}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void stop() {
        watch.turn("stop", config.agentsInterval(), stop::turn);
    }

    @Produces
    @Singleton
    static UnpermittedExecutions executions() {
        return new UnpermittedExecutions();
    }

    @Produces
    @Singleton
    static StopLoop.Causes causes(
            Agents agents, Thresholds limits, UnpermittedExecutions executions, WatchdogConfig config) {
        WatchdogConfig.Halt halt = config.halt();
        return new StopLoop.Causes(
                agents,
                limits,
                executions,
                new StopPolicy(
                        halt.onUnpermittedExecution(),
                        halt.onViolationSpike(),
                        halt.violationsPerMinute(),
                        halt.agentsOverLimit(),
                        halt.fewAgents()));
    }
}
