package dev.ark.core.retention;

import dev.ark.core.StateConfig;
import dev.ark.core.decision.DecisionConfig;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Makes what compacts the journal. */
final class RetentionAssembly {
    @Produces
    @Singleton
    ArchiveDirectory archive(RetentionConfig config, StateConfig state) {
        return config.archive().map(ArchiveDirectory::new).orElseGet(() -> ArchiveDirectory.beside(state.path()));
    }

    /** Made at the start, so that a retention which is refused is refused then. */
    @Produces
    @Singleton
    @Startup
    Compactor compactor(
            RetentionConfig config,
            StateConfig state,
            ArchiveDirectory archive,
            DecisionConfig decisions,
            ReadPool reads,
            Writer writer,
            Clock clock,
            MeterRegistry meters) {
        return new Compactor(
                config.retention()
                        .map(age -> new Compaction(
                                reads,
                                writer,
                                new Archive(archive.path(), state.reserve().asLongValue()),
                                new Retention(age, decisions.repeatWindow(), config.segmentRows()),
                                clock)),
                meters);
    }
}
