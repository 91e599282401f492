package dev.ark.contract.local;

import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The releases of an installation, read anew at each question. Only whole ones count, whose record is there. */
public record InstalledReleases(LocalLayout layout) {
    /**
     * All of them, the newest first.
     *
     * @throws UncheckedIOException when one cannot be read
     */
    public List<Release> newestFirst() {
        Path directory = layout.releases();
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> found = Files.list(directory)) {
            return found.map(path -> find(path.getFileName().toString()))
                    .flatMap(Optional::stream)
                    .sorted(Comparator.comparing(Release::createdAt)
                            .thenComparing(Release::version)
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("the releases cannot be listed", e);
        }
    }

    /**
     * One of them.
     *
     * @throws UncheckedIOException when it cannot be read
     */
    public Optional<Release> find(String version) {
        if (!Release.isVersion(version)) {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    ArkJson.mapper().readValue(Files.readAllBytes(layout.releaseRecord(version)), Release.class));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("the release " + version + " cannot be read", e);
        }
    }
}
