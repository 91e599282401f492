package dev.ark.deployer.work.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.Release;
import dev.ark.deployer.work.Releases;
import dev.ark.deployer.work.WorkFailedException;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The releases in the directory of a local installation. */
@RegisterForReflection(targets = Release.class)
final class InstalledReleases implements Releases {
    /** A version is a directory's name, and leads nowhere else. */
    private static final Pattern VERSION = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+-]{0,127}");

    private final LocalLayout layout;

    InstalledReleases(LocalLayout layout) {
        this.layout = layout;
    }

    @Override
    public Optional<Release> find(String version) throws WorkFailedException {
        if (!VERSION.matcher(version).matches()) {
            return Optional.empty();
        }
        Path file = layout.releaseRecord(version);
        try {
            return Files.exists(file)
                    ? Optional.of(JsonCalls.read(Files.readString(file), Release.class, file.toString()))
                    : Optional.empty();
        } catch (IOException e) {
            throw new WorkFailedException("the record of release " + version + " cannot be read: " + e, e);
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
