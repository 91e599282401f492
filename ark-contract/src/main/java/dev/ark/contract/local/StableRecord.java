package dev.ark.contract.local;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which release the stable slot is to run. It outlives whoever runs it.
 *
 * @param running false while nothing is to run there
 * @param before what it ran before, the latest first; going back to one of them forgets those after it, so that the first is never one that was left
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record StableRecord(String version, boolean running, List<String> before) {
    private static final int REMEMBERED = 10;

    public StableRecord {
        before = List.copyOf(before);
    }

    /** The record of an installation that runs a release for the first time. */
    public static StableRecord first(String version) {
        return new StableRecord(version, true, List.of());
    }

    /** The record when a release is to run, this one or another. */
    public StableRecord run(String next) {
        if (next.equals(version)) {
            return new StableRecord(version, true, before);
        }
        int back = before.indexOf(next);
        if (back >= 0) {
            return new StableRecord(next, true, before.subList(back + 1, before.size()));
        }
        List<String> longer = new ArrayList<>(before);
        longer.addFirst(version);
        return new StableRecord(next, true, longer.subList(0, Math.min(REMEMBERED, longer.size())));
    }

    /** The record when nothing is to run. */
    public StableRecord stopped() {
        return new StableRecord(version, false, before);
    }

    /**
     * The record of an installation, if it has one.
     *
     * @throws UncheckedIOException when it is there and cannot be read: what is to run must not be guessed then
     */
    public static Optional<StableRecord> read(LocalLayout layout) {
        try {
            return Optional.of(
                    ArkJson.mapper().readValue(Files.readAllBytes(layout.stableRecord()), StableRecord.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "which release is to run cannot be read from " + layout.stableRecord()
                            + "; delete it to run the newest",
                    e);
        }
    }

    /**
     * Writes it; it is on disk when this returns.
     *
     * @throws UncheckedIOException when it cannot be written, and the one before it stays
     */
    public void write(LocalLayout layout) {
        try {
            DurableFiles.directory(layout.deployerDirectory());
            PrivateFiles.write(layout.stableRecord(), ArkJson.mapper().writeValueAsString(this) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("which release is to run cannot be written to " + layout.stableRecord(), e);
        }
    }
}
