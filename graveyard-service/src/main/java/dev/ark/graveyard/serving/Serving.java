package dev.ark.graveyard.serving;

import dev.ark.contract.local.RulesetFiles;
import dev.ark.graveyard.evaluation.EvaluationProbe;
import dev.ark.graveyard.manifest.ReleasedManifest;
import dev.ark.runtime.loop.LoopWatch;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes what serves the rules, before the first request, and keeps it watched. */
public final class Serving {
    @Produces
    @Singleton
    RulesetFiles files(ManifestConfig config) {
        return new RulesetFiles(config.directory());
    }

    @Produces
    @Singleton
    @Startup
    ServedGraveyard graveyard(RulesetFiles files, EvaluationProbe probe, Clock clock, MeterRegistry meters) {
        return new ServedGraveyard(files, ReleasedManifest.PINS, probe, clock, meters);
    }

    /** The loop that looks at the files. */
    @Singleton
    static final class Loop {
        private final LoopWatch loops;
        private final RulesetWatch rules;
        private final ManifestConfig config;

        Loop(LoopWatch loops, RulesetWatch rules, ManifestConfig config) {
            this.loops = loops;
            this.rules = rules;
            this.config = config;
        }

        @Scheduled(every = "{ark.graveyard.manifest.look-interval}", concurrentExecution = ConcurrentExecution.SKIP)
        @RunOnVirtualThread
        void look() {
            loops.turn("ruleset", config.lookInterval(), rules::turn);
        }
    }
}
