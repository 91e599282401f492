package dev.ark.core.sqlite;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.FailStop;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;
import org.jboss.logging.Logger;

/** Answers questions from pooled connections that cannot write, each on one unchanging view of the database. Thread-safe. */
@Singleton
public final class ReadPool {
    private static final Logger LOG = Logger.getLogger(ReadPool.class);

    private final AgroalDataSource dataSource;
    private final FailStop failStop;

    ReadPool(AgroalDataSource dataSource, FailStop failStop) {
        this.dataSource = dataSource;
        this.failStop = failStop;
    }

    /**
     * Asks. A damaged database ends the process.
     *
     * @throws ProblemException UNAVAILABLE when the database cannot be read
     */
    public <T> T read(Session.Query<T> query) {
        try (Session session = new Session(dataSource.getConnection())) {
            return session.snapshot(query);
        } catch (SQLException e) {
            if (Fault.of(e) == Fault.DAMAGED) {
                LOG.fatal("a read found the database damaged; put a verified snapshot in its place", e);
                failStop.run();
            }
            throw new ProblemException(ProblemCode.UNAVAILABLE, "the state cannot be read: " + e.getMessage(), e);
        }
    }
}
