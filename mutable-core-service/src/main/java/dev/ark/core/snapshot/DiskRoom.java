package dev.ark.core.snapshot;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps copies from taking the room that the journal needs.
 *
 * @param reserve bytes that stay free
 */
record DiskRoom(long reserve) {

    /**
     * Looks whether a copy of a database has room in a directory.
     *
     * @throws ProblemException UNAVAILABLE when it has none
     */
    void require(Path database, Path directory) throws IOException {
        Path log = Path.of(database + "-wal");
        long copy = Files.size(database) + (Files.exists(log) ? Files.size(log) : 0);
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free - copy < reserve) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "a copy of the state takes up to " + copy + " bytes, " + free + " are free, and " + reserve
                            + " of them are the journal's");
        }
    }
}
