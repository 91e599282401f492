package dev.ark.cli.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * What decisions were based on. They stand in the order of the journal, so both are read side by side; only where somebody has disturbed that
 * order is one looked up by its id. Not thread-safe.
 */
final class DecisionBases {
    private static final int PAGE = 256;
    private static final byte[] NONE = new byte[0];
    private static final byte[] ID_MEMBER = StoredRow.text("{\"decision_id\":\"");

    private final Connection connection;
    private final Deque<Basis> ahead = new ArrayDeque<>();
    private long lastRow;
    private boolean over;

    @SuppressWarnings("ArrayRecordComponent") // bytes of a file, compared with nothing
    private record Basis(long seq, byte[] id, byte[] text) {}

    DecisionBases(Connection connection) {
        this.connection = connection;
    }

    /** The basis of a decision's row, or nothing. Rows are asked for in order. */
    byte[] of(StoredRow row) throws SQLException {
        while (!over && (ahead.isEmpty() || ahead.getFirst().seq() < row.seq())) {
            if (ahead.isEmpty()) {
                readOn();
            } else {
                ahead.removeFirst();
            }
        }
        Basis next = ahead.peekFirst();
        boolean found = next != null && next.seq() == row.seq() && isOf(next.id(), row.body());
        return found ? ahead.removeFirst().text() : lookedUp(row);
    }

    private static boolean isOf(byte[] id, byte[] body) {
        int end = ID_MEMBER.length + id.length;
        return body.length > end
                && Arrays.equals(body, 0, ID_MEMBER.length, ID_MEMBER, 0, ID_MEMBER.length)
                && Arrays.equals(body, ID_MEMBER.length, end, id, 0, id.length)
                && body[end] == '"';
    }

    private void readOn() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT rowid, seq, id, basis FROM decision WHERE rowid > ? ORDER BY rowid LIMIT ?")) {
            statement.setLong(1, lastRow);
            statement.setInt(2, PAGE);
            over = true;
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    over = false;
                    lastRow = row.getLong(1);
                    ahead.add(new Basis(row.getLong(2), JournalFile.bytes(row, 3), JournalFile.bytes(row, 4)));
                }
            }
        }
    }

    private byte[] lookedUp(StoredRow row) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT basis FROM decision WHERE seq = ?2 AND id = CASE WHEN json_valid(?1) THEN ?1 ->> 'decision_id' END""")) {
            statement.setString(1, row.bodyText());
            statement.setLong(2, row.seq());
            try (ResultSet found = statement.executeQuery()) {
                return found.next() ? JournalFile.bytes(found, 1) : NONE;
            }
        }
    }
}
