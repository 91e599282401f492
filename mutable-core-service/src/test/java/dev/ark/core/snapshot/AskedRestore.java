package dev.ark.core.snapshot;

import dev.ark.contract.local.PrivateFiles;
import dev.ark.core.checkpoint.SignedJournal;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;

/** A state of which a snapshot is to be restored when the service starts. */
public final class AskedRestore implements QuarkusTestResourceLifecycleManager {
    static final int ROWS = 60;

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("ark-restore-test");
            Installation ark = new Installation(directory);
            try (SignedJournal journal = ark.open()) {
                journal.append(ROWS).sign();
            }
            ark.ask(ark.snapshot().id());
            Path key = directory.resolve("checkpoint.key");
            PrivateFiles.write(key, ark.signer.pem());
            return Map.of(
                    "ark.core.state.path", ark.database.toString(), "ark.core.checkpoint.key-file", key.toString());
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** After those that make an empty state. */
    @Override
    public int order() {
        return 10;
    }

    @Override
    public void stop() {}
}
