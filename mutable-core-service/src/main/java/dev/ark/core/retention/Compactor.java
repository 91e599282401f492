package dev.ark.core.retention;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * Compacts the journal now and then, where that is asked for. An archive that cannot be written is told loudly and holds nothing else up: all rows
 * are still in the journal then. Turns must not overlap.
 */
public final class Compactor {
    private static final Logger LOG = Logger.getLogger(Compactor.class);
    /** Then the loop is seen to be alive, and goes on at its next turn. */
    private static final int MOST_SEGMENTS = 8;

    private final Optional<Compaction> compaction;
    private final Counter segments;
    private final Counter failures;
    private String lastFailure = "";

    Compactor(Optional<Compaction> compaction, MeterRegistry meters) {
        this.compaction = compaction;
        this.segments = meters.counter("ark.journal.segments.sealed");
        this.failures = meters.counter("ark.journal.compaction.failures");
    }

    /**
     * Compacts what may be.
     *
     * @throws IllegalStateException when the journal's rows are not as they were written
     */
    public void turn() {
        try {
            for (int i = 0;
                    i < MOST_SEGMENTS
                            && compaction.isPresent()
                            && compaction.get().turn();
                    i++) {
                segments.increment();
            }
            lastFailure = "";
        } catch (IOException e) {
            failures.increment();
            // What fails every minute for the same reason says so once.
            if (!e.toString().equals(lastFailure)) {
                LOG.error("the journal cannot be archived; its rows stay where they are", e);
            }
            lastFailure = e.toString();
        }
    }
}
