package dev.ark.core.retention;

import dev.ark.core.decision.DecisionConfig;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;

/** Makes what compacts the journal. */
final class RetentionAssembly {
    @Produces
    @Singleton
    Compactor compactor(
            RetentionConfig config,
            DecisionConfig decisions,
            Database database,
            ReadPool reads,
            Writer writer,
            Clock clock,
            MeterRegistry meters) {
        Path directory = config.archive().orElseGet(() -> database.file().resolveSibling("archive"));
        return new Compactor(
                config.retention()
                        .map(age -> new Compaction(
                                reads,
                                writer,
                                new Archive(directory),
                                new Retention(age, decisions.repeatWindow(), config.segmentRows()),
                                clock)),
                meters);
    }
}
