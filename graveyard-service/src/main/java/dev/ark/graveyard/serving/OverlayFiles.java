package dev.ark.graveyard.serving;

import dev.ark.contract.json.CanonicalJson;
import dev.ark.graveyard.overlay.InvalidOverlayException;
import dev.ark.graveyard.overlay.MergedOverlay;
import dev.ark.graveyard.overlay.Overlay;
import dev.ark.graveyard.rules.Rulebook;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The files that the overlay is made of: the installation's own, and the release's. */
final class OverlayFiles {
    private static final int MAX_READ = 1_048_576;

    private final List<Path> files;

    OverlayFiles(Optional<Path> file, Optional<Path> releaseFile) {
        this.files = Stream.of(file, releaseFile).flatMap(Optional::stream).toList();
    }

    static OverlayFiles of(OverlayConfig config) {
        return new OverlayFiles(config.file(), config.releaseFile());
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    /** Reads all of them. */
    Contents read() throws IOException {
        SequencedMap<Path, byte[]> contents = new LinkedHashMap<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                contents.put(file, in.readNBytes(MAX_READ));
            }
        }
        return new Contents(contents);
    }

    /** What stood in the files when they were read. */
    record Contents(SequencedMap<Path, byte[]> byFile) {
        /** Another one when any of them is another. */
        String digest() {
            return byFile.values().stream().map(CanonicalJson::sha256).collect(Collectors.joining(" "));
        }

        /**
         * One file that says what all of them say: the very bytes when there is only one.
         *
         * @throws InvalidOverlayException when one of several makes no overlay by itself
         */
        byte[] whole(Rulebook rulebook) {
            if (byFile.size() > 1) {
                byFile.entrySet().forEach(file -> check(file, rulebook));
            }
            return byFile.values().stream().reduce(MergedOverlay::of).orElseThrow();
        }

        private static void check(Map.Entry<Path, byte[]> file, Rulebook rulebook) {
            try {
                Overlay.read(file.getValue(), rulebook);
            } catch (InvalidOverlayException e) {
                throw e.in(file.getKey().toString());
            }
        }
    }
}
