package dev.ark.deployer.engine;

import dev.ark.deployer.DeployerConfig;
import dev.ark.deployer.store.Records;
import dev.ark.runtime.loop.LoopWatch;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Two loops with a thread each: one advances the rollout, from the start on, every turn and whenever it is woken; one tells the journal. They
 * begin after the edge listens, and end before it drains. Thread-safe.
 */
@Singleton
public final class RolloutLoops {
    private static final Logger LOG = System.getLogger(RolloutLoops.class.getName());

    /** Promised to the watch, so that a slow machine does not make a loop late: a turn is due far more often. */
    private static final Duration PROMISED = Duration.ofSeconds(5);

    private static final Duration LONGEST_END = Duration.ofSeconds(2);
    private static final int AFTER_THE_EDGE = Interceptor.Priority.APPLICATION + 600;
    private static final int BEFORE_THE_EDGE = Interceptor.Priority.APPLICATION;

    private final RolloutEngine engine;
    private final Announcer announcer;
    private final JobRunner jobs;
    private final Records records;
    private final LoopWatch watch;
    private final Duration turn;
    private final ScheduledExecutorService advancing = thread("rollout");
    private final ScheduledExecutorService announcing = thread("rollout-announcer");

    RolloutLoops(
            RolloutEngine engine,
            Announcer announcer,
            JobRunner jobs,
            Records records,
            LoopWatch watch,
            DeployerConfig config) {
        this.engine = engine;
        this.announcer = announcer;
        this.jobs = jobs;
        this.records = records;
        this.watch = watch;
        this.turn = config.rollout().turn();
    }

    void start(@Observes @Priority(AFTER_THE_EDGE) StartupEvent event) {
        watch.expect("rollout", PROMISED);
        every(advancing, this::advance);
        every(announcing, this::announce);
    }

    /** Rows and commands are durable: whoever starts next goes on. */
    void end(@Observes @Priority(BEFORE_THE_EDGE) ShutdownEvent event) {
        advancing.shutdown();
        announcing.shutdownNow();
        try {
            for (ScheduledExecutorService thread : List.of(advancing, announcing)) {
                if (!thread.awaitTermination(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS)) {
                    LOG.log(Level.WARNING, "a loop of the rollouts is still at work and is left behind");
                }
            }
            jobs.stop(LONGEST_END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            records.tenure().close();
        }
    }

    /** Has a turn soon, since something has changed. */
    public void wake() {
        if (!advancing.isShutdown()) {
            advancing.execute(this::advance);
        }
    }

    private void advance() {
        watch.turn("rollout", PROMISED, engine::turn);
    }

    private void announce() {
        watch.turn("rollout_announcer", PROMISED, () -> {
            try {
                announcer.turn();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void every(ScheduledExecutorService thread, Runnable body) {
        var unused = thread.scheduleWithFixedDelay(body, 0, turn.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static ScheduledExecutorService thread(String name) {
        return Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name(name).daemon().factory());
    }
}
