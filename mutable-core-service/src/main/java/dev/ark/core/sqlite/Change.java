package dev.ark.core.sqlite;

import java.sql.SQLException;

/**
 * One change of the durable state. It runs in the writer's transaction, on the writer's thread; when it throws, nothing of it stays. It does
 * no I/O of its own.
 */
public interface Change<T> {
    T apply(Transaction transaction) throws SQLException;
}
