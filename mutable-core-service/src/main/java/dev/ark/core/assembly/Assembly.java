package dev.ark.core.assembly;

import dev.ark.core.FailStop;
import dev.ark.core.StateConfig;
import dev.ark.core.checkpoint.CheckedJournal;
import dev.ark.core.decision.DecisionConfig;
import dev.ark.core.outbox.Outbox;
import dev.ark.core.permit.PermitTokens;
import dev.ark.core.snapshot.StateLock;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.deployment.Deployment;
import dev.ark.runtime.secret.SecretFile;
import dev.ark.runtime.trace.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/** Makes what has a life of its own: the database and its writer. */
public final class Assembly {
    private static final Logger LOG = Logger.getLogger(Assembly.class);
    /** sysexits.h: an error during I/O on a file. */
    private static final int EXIT_IO_ERROR = 74;

    @Produces
    @Singleton
    FailStop failStop() {
        return Assembly::stop;
    }

    /** The lock comes first, and with it a restore that was asked for. */
    @Produces
    @Singleton
    Database database(StateConfig config, StateLock held) {
        long start = System.nanoTime();
        Database database = Database.open(config.path());
        LOG.infof("the state was opened in %d ms", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start));
        return database;
    }

    /** Before the pool of readers, or anything else, looks at the file: a restore may put another in its place. */
    void openFirst(@Observes @Priority(1) StartupEvent start, Database database) {
        LOG.debugf("the state is in %s", database.file());
    }

    @Produces
    @Singleton
    PermitTokens permitTokens(DecisionConfig config) {
        return new PermitTokens(SecretFile.key(config.permitKeyFile()));
    }

    @Produces
    @Singleton
    Writer writer(
            CheckedJournal journal, Clock clock, Deployment deployment, Instance<Outbox> outbox, MeterRegistry meters)
            throws SQLException {
        return new Writer(
                journal.database().writer(),
                clock,
                deployment.deployment(),
                deployment.version(),
                rows -> outbox.get().committed(rows),
                Assembly::stop,
                Assembly::traceOfRequest,
                new MeteredWriter(meters));
    }

    void close(@Disposes Writer writer) throws SQLException {
        writer.close();
    }

    private static String traceOfRequest() {
        return Arc.container().requestContext().isActive()
                ? Arc.container().instance(Trace.class).get().parent().toString()
                : "";
    }

    private static void stop() {
        LOG.fatal("this process cannot go on, and stops at once; what was answered is on disk");
        Runtime.getRuntime().halt(EXIT_IO_ERROR);
    }
}
