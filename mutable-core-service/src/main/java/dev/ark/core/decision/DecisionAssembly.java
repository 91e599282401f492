package dev.ark.core.decision;

import dev.ark.core.FailStop;
import dev.ark.core.journal.JournalCondition;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Writer;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;

/** Makes the lanes and the pipeline that empties them. */
final class DecisionAssembly {
    @Produces
    @Singleton
    Lanes lanes(DecisionConfig config, MeterRegistry meters) {
        Lanes lanes = new Lanes(config.longestQueue(), config.longestLane());
        meters.gauge("ark.decision.queue", lanes, Lanes::size);
        return lanes;
    }

    @Produces
    @Singleton
    @Startup
    DecisionPipeline pipeline(
            Lanes lanes,
            Database database,
            Evaluator evaluator,
            Writer writer,
            DecisionRecorder recorder,
            Repeats repeats,
            JournalCondition journal,
            DecisionConfig config,
            Clock clock,
            DecisionMetrics metrics,
            FailStop failStop)
            throws SQLException {
        return new DecisionPipeline(
                lanes,
                database.reader(),
                evaluator,
                writer,
                recorder,
                repeats,
                journal::now,
                config,
                clock,
                metrics::answered,
                failStop);
    }

    void close(@Disposes DecisionPipeline pipeline) throws SQLException {
        pipeline.close();
    }
}
