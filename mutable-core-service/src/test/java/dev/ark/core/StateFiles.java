package dev.ark.core;

import dev.ark.contract.journal.CheckpointSigner;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;

/** A new, empty state on a real disk for the tests of one service. */
public final class StateFiles implements QuarkusTestResourceLifecycleManager {
    private static volatile Path database;

    /** The state file of the service under test. */
    public static Path database() {
        return database;
    }

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("ark-core-test");
            database = directory.resolve("ark_state.db");
            Path permitKey = secret(directory.resolve("permit.key"), "a permit key for tests, long enough");
            Path checkpointKey = secret(
                    directory.resolve("checkpoint.key"),
                    CheckpointSigner.generate().pem());
            return Map.of(
                    "ark.core.state.path",
                    database.toString(),
                    "ark.core.decision.permit-key-file",
                    permitKey.toString(),
                    "ark.core.checkpoint.key-file",
                    checkpointKey.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    @Override
    public void stop() {}
}
