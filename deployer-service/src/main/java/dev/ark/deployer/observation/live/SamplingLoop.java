package dev.ark.deployer.observation.live;

import dev.ark.runtime.loop.LoopWatch;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Gives the sampler its turns, on a thread of its own. */
final class SamplingLoop {
    private static final String NAME = "observation";
    private static final Duration TURN = Duration.ofMillis(250);
    /** Promised to the watch: a sample waits for whoever does not answer, and for all that the journal has gained. */
    private static final Duration PROMISED = Duration.ofSeconds(10);

    private final Runnable turn;
    private final LoopWatch loops;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(NAME).daemon().factory());

    SamplingLoop(Runnable turn, LoopWatch loops) {
        this.turn = turn;
        this.loops = loops;
    }

    void start() {
        loops.expect(NAME, PROMISED);
        var unused = thread.scheduleWithFixedDelay(
                () -> loops.turn(NAME, PROMISED, turn), 0, TURN.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** A sample that is under way is given up. */
    void stop() {
        thread.shutdownNow();
    }
}
