package dev.ark.contract.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import java.nio.file.Path;
import java.util.Map;

/**
 * The checkpoints that are kept outside the database: the newest one in a file of its own, which is the signed note and nothing else, and
 * every one as a line of JSON, oldest first, in a log that is only ever appended to.
 */
public record CheckpointCopies(Path directory) {
    private static final String NOTE = "note";

    /** Where they lie unless configured otherwise: beside the database. */
    public static CheckpointCopies beside(Path database) {
        return new CheckpointCopies(database.toAbsolutePath().resolveSibling("checkpoints"));
    }

    public Path latest() {
        return directory.resolve("latest");
    }

    public Path log() {
        return directory.resolve("checkpoints.ndjson");
    }

    /** A note as a line of the log, line feed included. */
    public static String line(String note) {
        try {
            return ArkJson.mapper().writeValueAsString(Map.of(NOTE, note)) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a note", e);
        }
    }

    /**
     * The note in a line of the log.
     *
     * @throws InvalidNoteException when the line holds none
     */
    public static String note(String line) throws InvalidNoteException {
        try {
            String note = ArkJson.mapper().readTree(line).path(NOTE).textValue();
            if (note == null) {
                throw new InvalidNoteException("the line has no note");
            }
            return note;
        } catch (JsonProcessingException e) {
            throw new InvalidNoteException("the line is not JSON", e);
        }
    }
}
