package dev.ark.core.sqlite;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import io.agroal.api.AgroalDataSource;
import jakarta.inject.Singleton;
import java.sql.SQLException;

/** Answers questions from pooled connections that cannot write, each on one unchanging view of the database. Thread-safe. */
@Singleton
public final class ReadPool {
    private final AgroalDataSource dataSource;

    ReadPool(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * Asks.
     *
     * @throws ProblemException UNAVAILABLE when the database cannot be read
     */
    public <T> T read(Session.Query<T> query) {
        try (Session session = new Session(dataSource.getConnection())) {
            return session.snapshot(query);
        } catch (SQLException e) {
            throw new ProblemException(ProblemCode.UNAVAILABLE, "the state cannot be read: " + e.getMessage(), e);
        }
    }
}
