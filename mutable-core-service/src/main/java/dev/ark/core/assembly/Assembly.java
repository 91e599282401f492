package dev.ark.core.assembly;

import dev.ark.core.FailStop;
import dev.ark.core.StateConfig;
import dev.ark.core.checkpoint.CheckedJournal;
import dev.ark.core.decision.DecisionConfig;
import dev.ark.core.outbox.Outbox;
import dev.ark.core.permit.PermitTokens;
import dev.ark.core.snapshot.StateLock;
import dev.ark.core.sqlite.Author;
import dev.ark.core.sqlite.Database;
import dev.ark.core.sqlite.FileWatch;
import dev.ark.core.sqlite.IntegrityCheck;
import dev.ark.core.sqlite.StateDisk;
import dev.ark.core.sqlite.Writer;
import dev.ark.runtime.deployment.Deployment;
import dev.ark.runtime.secret.SecretFile;
import dev.ark.runtime.trace.Trace;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.arc.Arc;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
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
            CheckedJournal journal,
            StateDisk disk,
            Author author,
            Instance<Outbox> outbox,
            MeterRegistry meters,
            FailStop failStop)
            throws SQLException {
        return new Writer(
                journal.database().writer(),
                disk,
                author,
                rows -> outbox.get().committed(rows),
                new MeteredWriter(meters),
                failStop);
    }

    @Produces
    @Singleton
    Author author(Clock clock, Deployment deployment) {
        return new Author(clock, deployment.deployment(), deployment.version(), Assembly::traceOfRequest);
    }

    @Produces
    @Singleton
    StateDisk disk(StateConfig config, Database database) {
        return new StateDisk(
                database.file(),
                config.reserve().asLongValue(),
                config.reserveFileSize().asLongValue());
    }

    @Produces
    @Singleton
    FileWatch fileWatch(Database database, Writer writer, FailStop failStop) throws IOException {
        return new FileWatch(database, writer, failStop);
    }

    @Produces
    @Singleton
    @Startup
    IntegrityCheck integrityCheck(Database database, FailStop failStop) {
        IntegrityCheck check = new IntegrityCheck(database, failStop);
        Thread.ofPlatform().name("integrity-check").daemon().start(check);
        return check;
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
