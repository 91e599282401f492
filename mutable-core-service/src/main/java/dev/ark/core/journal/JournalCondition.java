package dev.ark.core.journal;

import dev.ark.contract.evaluation.Facts;
import dev.ark.core.StateConfig;
import dev.ark.core.sqlite.Writer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.logging.Logger;

/** Whether the journal can be trusted to take the next row, as the rules are told it. Thread-safe. */
@Singleton
public final class JournalCondition {
    private static final Logger LOG = Logger.getLogger(JournalCondition.class);

    /** Beyond this the clock was set back, and what expires would live too long. */
    private static final long MOST_AHEAD_MILLIS = 5_000;

    private final Writer writer;
    private final Path directory;
    private final long reserveBytes;
    private volatile long freeBytes;

    JournalCondition(Writer writer, StateConfig config) {
        this.writer = writer;
        this.directory = config.path().toAbsolutePath().getParent();
        this.reserveBytes = config.reserve().asLongValue();
        measureDisk();
    }

    /** The condition at this moment. */
    public Facts.Journal now() {
        return new Facts.Journal(
                writer.isOpen() && writer.aheadMillis() <= MOST_AHEAD_MILLIS,
                writer.lagMillis(),
                freeBytes > reserveBytes);
    }

    /** Measures the disk; to be called every second. What cannot be measured counts as full. */
    public void measureDisk() {
        try {
            FileStore store = Files.getFileStore(directory);
            freeBytes = store.getUsableSpace();
        } catch (IOException e) {
            LOG.error("the free space of the state's disk cannot be told", e);
            freeBytes = 0;
        }
    }
}
