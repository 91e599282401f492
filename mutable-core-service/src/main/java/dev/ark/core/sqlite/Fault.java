package dev.ark.core.sqlite;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** What a failure of the database says about it. */
enum Fault {
    /** The statement was wrong for the rows that are there, or by itself; the database is sound. */
    REFUSED,
    /** Somebody else held a lock for too long. */
    LOCKED,
    /** The disk is full. Nothing was written, and there may be room again. */
    FULL,
    /** The file or its disk cannot be trusted any more: a later success could be a lie. */
    DAMAGED,
    /** Anything else. */
    OTHER;

    static Fault of(Throwable failure) {
        return switch (failure) {
            case SQLiteException e -> of(e.getResultCode());
            case SQLException e -> REFUSED;
            default -> OTHER;
        };
    }

    private static Fault of(SQLiteErrorCode code) {
        if (code == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE) {
            return FULL;
        }
        // An extended code has its primary code in the lowest byte.
        return switch (SQLiteErrorCode.getErrorCode(code.code & 0xff)) {
            case SQLITE_CONSTRAINT, SQLITE_ERROR, SQLITE_MISMATCH, SQLITE_TOOBIG -> REFUSED;
            case SQLITE_BUSY, SQLITE_LOCKED -> LOCKED;
            case SQLITE_FULL -> FULL;
            case SQLITE_IOERR, SQLITE_CORRUPT, SQLITE_NOTADB -> DAMAGED;
            default -> OTHER;
        };
    }
}
