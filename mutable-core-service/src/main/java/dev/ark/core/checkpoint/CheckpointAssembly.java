package dev.ark.core.checkpoint;

import dev.ark.contract.journal.CheckpointCopies;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.core.StateConfig;
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
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes what signs the journal. */
final class CheckpointAssembly {
    private static final Logger LOG = Logger.getLogger(CheckpointAssembly.class);

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

    @Produces
    @Singleton
    CheckpointCopies copies(CheckpointConfig config, StateConfig state) {
        return config.directory()
                .map(CheckpointCopies::new)
                .orElseGet(() -> CheckpointCopies.beside(state.path().toAbsolutePath()));
    }

    @Produces
    @Singleton
    CheckedJournal journal(CheckpointConfig config, CheckpointCopies copies, CheckpointSigner signer, Database database)
            throws SQLException {
        CheckpointFiles files = new CheckpointFiles(copies, config.logSize().asLongValue());
        long start = System.nanoTime();
        CheckedJournal journal = CheckedJournal.of(database, files, signer.verifier());
        LOG.infof("the journal was checked in %d ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        return journal;
    }

    @Produces
    @Singleton
    @Startup
    CheckpointLoop loop(CheckpointConfig config, Checkpointer checkpointer, LoopWatch watch, JournalSignal signal) {
        CheckpointLoop loop = new CheckpointLoop(checkpointer, watch, signal, config);
        loop.start();
        return loop;
    }

    @Produces
    @Singleton
    Checkpointer checkpointer(ReadPool reads, Writer writer, CheckpointSigner signer, CheckedJournal journal) {
        return new Checkpointer(reads, writer, signer, journal.files());
    }

    @Produces
    @Singleton
    CheckpointPruning pruning(CheckpointConfig config, ReadPool reads, Writer writer, Clock clock) {
        return new CheckpointPruning(reads, writer, config.keepAll(), clock);
    }

    void close(@Disposes CheckpointLoop loop) {
        loop.close();
    }
}
