package dev.ark.core.retention;

import dev.ark.core.decision.DecisionConfig;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.deployment.Deployment;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/** Makes what compacts the journal. */
final class RetentionAssembly {
    private static final String STABLE = "stable";

    @Produces
    @Singleton
    Compactor compactor(
            RetentionConfig config,
            DecisionConfig decisions,
            Database database,
            ReadPool reads,
            Writer writer,
            Clock clock,
            Deployment deployment,
            MeterRegistry meters) {
        Path directory = config.archive().orElseGet(() -> database.file().resolveSibling("archive"));
        return new Compactor(
                config.retention()
                        .filter(age -> deployment.deployment().equals(STABLE))
                        .map(age -> new Compaction(
                                reads,
                                writer,
                                new Archive(directory),
                                new Retention(age, decisions.repeatWindow(), config.segmentRows()),
                                clock)),
                meters);
    }
}
