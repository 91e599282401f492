package dev.ark.graveyard.serving;

import dev.ark.runtime.loop.LoopWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;

/** Reads the overlay before the first request, and looks at its files every second. */
public final class OverlayServing {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Produces
    @Singleton
    @Startup
    ServedOverlay overlay(OverlayConfig config, ServedGraveyard graveyard, Clock clock, MeterRegistry meters) {
        ServedOverlay overlay = new ServedOverlay(OverlayFiles.of(config), clock, meters);
        overlay.turn(graveyard.now().graveyard());
        return overlay;
    }

    /** The loop that looks at the files. */
    @Singleton
    static final class Loop {
        private final LoopWatch loops;
        private final ServedOverlay overlay;
        private final ServedGraveyard graveyard;

        Loop(LoopWatch loops, ServedOverlay overlay, ServedGraveyard graveyard) {
            this.loops = loops;
            this.overlay = overlay;
            this.graveyard = graveyard;
        }

        @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
        @RunOnVirtualThread
        void look() {
            loops.turn("overlay", SECOND, () -> overlay.turn(graveyard.now().graveyard()));
        }
    }
}
