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
     * Looks whether so many copies of a database have room in a directory.
     *
     * @throws ProblemException UNAVAILABLE when it has none
     */
    void require(Path database, Path directory, int copies) throws IOException {
        Path log = Path.of(database + "-wal");
        long needed = copies * (Files.size(database) + (Files.exists(log) ? Files.size(log) : 0));
        long free = Files.getFileStore(directory).getUsableSpace();
        if (free - needed < reserve) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "what is copied of the state takes up to " + needed + " bytes, " + free + " are free, and "
                            + reserve + " of them are the journal's");
        }
    }
}
