package dev.ark.deployer.observation.live;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.observation.Baselines;
import dev.ark.deployer.observation.CanaryWatch;
import dev.ark.deployer.observation.Forecasts;
import dev.ark.deployer.observation.OpenRollout;
import dev.ark.deployer.service.SlotAddresses;
import dev.ark.deployer.store.DeployerDatabase;
import dev.ark.deployer.traffic.TrafficRouter;
import dev.ark.runtime.identity.ServiceIdentity;
import dev.ark.runtime.loop.LoopWatch;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** Everything that observes, put together. */
@Singleton
public final class Observation {
    /** A page of events takes longer than a number. */
    private static final Duration PAGE_TIMEOUT = Duration.ofSeconds(5);

    private final LiveCanaryWatch watch;
    private final LiveBaselines baselines;
    private final SamplingLoop loop;

    Observation(
            Settings settings,
            DeployerDatabase database,
            TrafficRouter router,
            OpenRollout open,
            LoopWatch loops,
            MeterRegistry meters,
            Clock clock) {
        DeployerConfig.Observation config = settings.config().observation();
        SlotAddresses stable = SlotAddresses.stable(settings.config().services(), settings.layout());
        SlotAddresses canary = SlotAddresses.canary(settings.config().services(), settings.layout());
        Inquirer inquirer = new Inquirer(settings.identity().tokenFile(), config.timeout());
        SampleStore samples = new SampleStore(database, config.kept());
        CoreQuestions journal = new CoreQuestions(inquirer, List.of(stable.core(), canary.core()), PAGE_TIMEOUT);
        CoreQuestions control = new CoreQuestions(inquirer, journal.cores(), config.timeout());
        SampleTaker taker = new SampleTaker(
                new SampleTaker.Slots(new SlotReader(inquirer, config.timeout()), stable, canary),
                new JournalNews(journal, samples),
                router,
                clock);
        Sampler sampler = new Sampler(taker, samples, open, config.interval(), System::nanoTime);
        TripwireMetrics metrics = new TripwireMetrics(meters);
        this.watch = new LiveCanaryWatch(
                samples,
                new CheckStore(database),
                new HaltState(control, System::nanoTime),
                metrics,
                config.interval());
        this.baselines = new LiveBaselines(samples, settings.config().baseline().over(), clock);
        this.loop = new SamplingLoop(() -> turn(sampler, open, metrics), loops);
        Gauge.builder("ark.observation.sample.age.seconds", sampler, Sampler::age)
                .description("since the last sample of the slots was kept")
                .register(meters);
    }

    private static void turn(Sampler sampler, OpenRollout open, TripwireMetrics metrics) {
        sampler.turn();
        if (open.now().isEmpty()) {
            metrics.over();
        }
    }

    /** What it is told. */
    @Singleton
    record Settings(DeployerConfig config, LocalLayout layout, ServiceIdentity identity) {}

    @Produces
    @Singleton
    CanaryWatch watch() {
        return watch;
    }

    @Produces
    @Singleton
    Baselines baselines() {
        return baselines;
    }

    @Produces
    @Singleton
    Forecasts forecasts() {
        return baselines;
    }

    void start(@Observes StartupEvent event) {
        loop.start();
    }

    void end(@Observes ShutdownEvent event) {
        loop.stop();
    }
}
