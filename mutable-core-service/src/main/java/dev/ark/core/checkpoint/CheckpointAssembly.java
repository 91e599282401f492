package dev.ark.core.checkpoint;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.core.outbox.JournalSignal;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.ReadPool;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.loop.LoopWatch;
import dev.ark.runtime.secret.SecretFile;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.sql.SQLException;

/** Makes what signs the journal. */
final class CheckpointAssembly {
    @Produces
    @Singleton
    CheckpointSigner signer(CheckpointConfig config) {
        try {
            return CheckpointSigner.ofPem(SecretFile.text(config.keyFile()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(
                    "the key " + config.keyFile() + " cannot sign checkpoints: " + e.getMessage(), e);
        }
    }

    /** Not before the journal has been held to what was signed of it. */
    @Produces
    @Singleton
    @Startup
    CheckpointLoop loop(
            CheckpointConfig config,
            CheckpointSigner signer,
            Database database,
            ReadPool reads,
            Writer writer,
            LoopWatch watch,
            JournalSignal signal)
            throws SQLException {
        CheckpointFiles files = new CheckpointFiles(config.directory()
                .map(CheckpointCopies::new)
                .orElseGet(() -> CheckpointCopies.beside(database.file())));
        StartCheck check = new StartCheck(signer.verifier(), files.newest());
        reads.read(check::run);
        CheckpointLoop loop = new CheckpointLoop(new Checkpointer(reads, writer, signer, files), watch, signal, config);
        loop.start();
        return loop;
    }

    void close(@Disposes CheckpointLoop loop) {
        loop.close();
    }
}
