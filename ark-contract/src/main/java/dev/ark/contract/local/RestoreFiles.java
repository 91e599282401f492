package dev.ark.contract.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.ark.contract.http.RestoreReport;
import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The files beside the database through which a restore is asked for, carried out and reported.
 *
 * @param database the SQLite file with all durable state
 */
public record RestoreFiles(Path database) {
    public RestoreFiles {
        database = database.toAbsolutePath();
    }

    /** What is asked for, until it is done. */
    public Path request() {
        return database.resolveSibling("restore.json");
    }

    /** What became of the latest request. */
    public Path report() {
        return database.resolveSibling("restore-report.json");
    }

    /** The restored database before it takes the old one's place. */
    public Path restored() {
        return beside(".restored");
    }

    /** The report of a restored database that is whole; it is there from then until the request is done. */
    public Path ready() {
        return beside(".restored.json");
    }

    /** Held by every process that has the database open. */
    public Path lock() {
        return beside(".lock");
    }

    /** What a restore put aside, one directory for each. */
    public Path replaced() {
        return database.resolveSibling("replaced");
    }

    /** Where snapshots lie unless configured otherwise. */
    public Path snapshots() {
        return database.resolveSibling("snapshots");
    }

    /** Asks; it is on disk when this returns. A request that was not carried out yet is replaced. */
    public void ask(RestoreRequest request) throws IOException {
        write(request(), request);
    }

    /**
     * What is asked for.
     *
     * @throws IOException when it cannot be read
     */
    public Optional<RestoreRequest> asked() throws IOException {
        return read(request(), RestoreRequest.class);
    }

    /**
     * A report in one of these files.
     *
     * @throws IOException when it cannot be read
     */
    public Optional<RestoreReport> report(Path file) throws IOException {
        return read(file, RestoreReport.class);
    }

    /** Writes one of these files; it is on disk when this returns. */
    public void write(Path file, Object content) throws IOException {
        PrivateFiles.write(file, ArkJson.mapper().writeValueAsString(content));
    }

    private Path beside(String suffix) {
        return database.resolveSibling(database.getFileName() + suffix);
    }

    private static <T> Optional<T> read(Path file, Class<T> type) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(ArkJson.mapper().readValue(Files.readString(file), type));
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is not what it should be: " + e.getOriginalMessage(), e);
        }
    }
}
