package dev.ark.cli.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A checkout in which Maven has built something small. */
record FakeCheckout(Path directory) {
    private static final List<String> MODULES =
            List.of("graveyard-service", "mutable-core-service", "watchdog-service", "deployer-service");

    /** Builds, with the same text in each service. */
    Build build(String content) throws IOException {
        for (String module : MODULES) {
            Files.createDirectories(application(module).resolve("app"));
            Files.writeString(application(module).resolve("quarkus-run.jar"), "run");
            Files.writeString(application(module).resolve("x.txt"), content);
        }
        tellSchema("min=2\nmax=9\n");
        return new Build(directory);
    }

    Path application(String module) {
        return directory.resolve(module).resolve("target/quarkus-app");
    }

    /** Writes the core's jar, with this as what it tells of its schema. */
    void tellSchema(String properties) throws IOException {
        Path jar = application("mutable-core-service").resolve("app/core.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            ZipEntry entry = new ZipEntry("META-INF/ark-schema.properties");
            entry.setTime(0);
            zip.putNextEntry(entry);
            zip.write(properties.getBytes(StandardCharsets.UTF_8));
        }
    }
}
