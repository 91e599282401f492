package dev.ark.cli.local;

import dev.ark.cli.Failure;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Which schemas of the state a build of the core can use, as the build tells.
 *
 * @param min the lowest
 * @param max the one that it brings the state to
 */
record SchemaRange(int min, int max) {
    private static final String RESOURCE = "META-INF/ark-schema.properties";

    /** Reads it from the jars of the core's application. */
    static SchemaRange of(Path application) throws IOException {
        Path jars = application.resolve("app");
        if (Files.isDirectory(jars)) {
            try (DirectoryStream<Path> found = Files.newDirectoryStream(jars, "*.jar")) {
                for (Path jar : found) {
                    Optional<SchemaRange> range = told(jar);
                    if (range.isPresent()) {
                        return range.get();
                    }
                }
            }
        }
        throw new Failure("the core that is built in " + application + " does not tell its schema: build it anew");
    }

    private static Optional<SchemaRange> told(Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            ZipEntry entry = zip.getEntry(RESOURCE);
            if (entry == null) {
                return Optional.empty();
            }
            Properties told = new Properties();
            try (InputStream in = zip.getInputStream(entry)) {
                told.load(in);
            }
            return Optional.of(new SchemaRange(
                    Integer.parseInt(told.getProperty("min", "")), Integer.parseInt(told.getProperty("max", ""))));
        } catch (ZipException | NumberFormatException e) {
            throw new Failure(jar + " cannot be read: " + e.getMessage());
        }
    }
}
