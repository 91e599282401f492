package dev.ark.contract.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The checkpoints that are kept outside the database: the newest one in a file of its own, which is the signed note and nothing else, and
 * every one as a line of JSON, oldest first, in a log that is only ever appended to. A log that has grown large becomes a file of its own, and goes
 * on with its last line.
 */
public record CheckpointCopies(Path directory) {
    private static final String NOTE = "note";
    private static final Pattern ROTATED = Pattern.compile("checkpoints-[0-9]{12}\\.ndjson");

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

    /** The file that the log becomes when its last checkpoint is of so many rows. */
    public Path rotated(long size) {
        return directory.resolve(String.format(Locale.ROOT, "checkpoints-%012d.ndjson", size));
    }

    /** The files that the log has become so far and are still there, oldest first. */
    public List<Path> rotated() throws IOException {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file ->
                            ROTATED.matcher(file.getFileName().toString()).matches())
                    .sorted()
                    .toList();
        }
    }

    /** Every log that there is, oldest first. */
    public List<Path> logs() throws IOException {
        List<Path> logs = new ArrayList<>(rotated());
        if (Files.exists(log())) {
            logs.add(log());
        }
        return logs;
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
