package dev.ark.core.sqlite;

import dev.ark.core.FailStop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Ends the process when the database, or its write-ahead log, is not the file any more that this process has open: what it wrote would be in a file
 * that nobody finds again.
 */
public final class FileWatch {
    private static final Logger LOG = Logger.getLogger(FileWatch.class);

    private final Map<Path, Object> opened = new LinkedHashMap<>();
    private final Writer writer;
    private final FailStop failStop;

    /**
     * Remembers which files these are.
     *
     * @param writer is open, so that the write-ahead log is there and stays
     */
    public FileWatch(Database database, Writer writer, FailStop failStop) throws IOException {
        this.writer = writer;
        for (Path file : new Path[] {database.file(), database.wal()}) {
            opened.put(file, key(file));
        }
        this.failStop = failStop;
    }

    /** Looks at the files; to be called every second. */
    public void look() {
        opened.forEach((file, key) -> {
            // SQLite deletes the log when the last connection is closed, and the writer is closed before its
            // connection.
            if (!isStill(file, key) && writer.isOpen()) {
                LOG.fatalf("%s was moved, deleted or replaced while it was open", file);
                failStop.run();
            }
        });
    }

    private static boolean isStill(Path file, Object key) {
        try {
            return key.equals(key(file));
        } catch (IOException e) {
            LOG.error("a file of the state cannot be found", e);
            return false;
        }
    }

    /** Device and inode. */
    private static Object key(Path file) throws IOException {
        return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    }
}
