package dev.ark.deployer.work.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.InstalledReleases;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.Release;
import dev.ark.deployer.work.Releases;
import dev.ark.deployer.work.WorkFailedException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The releases of a local installation, and what their overlays are like. */
@RegisterForReflection(targets = Release.class)
record ReleasesAtWork(LocalLayout layout) implements Releases {
    @Override
    public Optional<Release> find(String version) throws WorkFailedException {
        try {
            return new InstalledReleases(layout).find(version);
        } catch (UncheckedIOException e) {
            throw new WorkFailedException(e.getMessage() + ": " + e.getCause(), e);
        }
    }

    @Override
    public List<String> overlayProblems(String version) {
        return Stream.of(layout.overlay(), layout.releaseOverlay(version))
                .filter(Files::exists)
                .flatMap(file -> problem(file).stream())
                .toList();
    }

    /** Its denials are compiled by the release's own graveyard, which starts for the replay; here it has to be JSON at least. */
    private static Optional<String> problem(Path file) {
        try {
            JsonNode overlay = ArkJson.mapper().readTree(Files.readString(file));
            return overlay.isObject() ? Optional.empty() : Optional.of("the overlay " + file + " is no JSON object");
        } catch (JsonProcessingException e) {
            return Optional.of("the overlay " + file + " is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            return Optional.of("the overlay " + file + " cannot be read: " + e);
        }
    }
}
