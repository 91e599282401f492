package dev.ark.watchdog.rate;

import dev.ark.runtime.loop.LoopWatch;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The rates as they were kept, and the loop that looks at them. */
@Singleton
public final class RateAssembly {
    private final LoopWatch watch;
    private final RateConfig config;
    private final RateLoop loop;

    RateAssembly(LoopWatch watch, RateConfig config, RateLoop loop) {
        this.watch = watch;
        this.config = config;
        this.loop = loop;
    }

    void expect(@Observes StartupEvent event) {
        watch.expect("rates", config.interval());
    }

    @Scheduled(every = "{ark.watchdog.rates.interval}", concurrentExecution = ConcurrentExecution.SKIP)
    @RunOnVirtualThread
    void rates() {
        watch.turn("rates", config.interval(), loop::turn);
    }

    @Produces
    @Singleton
    static DecisionRates decisionRates(RateConfig config) {
        DecisionRates rates = new DecisionRates();
        config.directory().map(RateFile::new).flatMap(RateFile::read).ifPresent(rates::resume);
        return rates;
    }
}
