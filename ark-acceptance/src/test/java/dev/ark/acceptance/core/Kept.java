package dev.ark.acceptance.core;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the files of a failed experiment are kept for people to look at. */
final class Kept {
    private Kept() {}

    /** Copies a copy to where it stays. */
    static Path of(Copy copy) throws IOException {
        Path directory = Files.createTempDirectory("ark-violation").resolve("state");
        return copy.copy(directory).database();
    }
}
