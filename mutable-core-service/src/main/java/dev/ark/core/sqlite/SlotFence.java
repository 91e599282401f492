package dev.ark.core.sqlite;

import java.sql.SQLException;
import java.time.Instant;

/**
 * A slot has one writer. Whoever starts takes the next generation of its slot, and from then on no older one commits, however late it wakes up: its
 * transactions look here first. The other slot is not concerned.
 */
final class SlotFence {
    private static final String HELD = "SELECT generation, holder, since FROM slot_fence WHERE slot = ?";

    private final String slot;
    private final long generation;

    private SlotFence(String slot, long generation) {
        this.slot = slot;
        this.generation = generation;
    }

    private record Held(long generation, String holder, String since) {}

    /** Another process writes for the slot now. */
    static final class ReplacedException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private ReplacedException(String message) {
            super(message);
        }
    }

    /** Takes the slot, in a transaction of its own. */
    static SlotFence raise(Session session, String slot, String holder, Instant now) throws SQLException {
        session.execute("BEGIN IMMEDIATE");
        try {
            session.update("""
                    INSERT INTO slot_fence (slot, generation, holder, since) VALUES (?, 1, ?, ?)
                    ON CONFLICT (slot) DO UPDATE
                    SET generation = generation + 1, holder = excluded.holder, since = excluded.since""", slot, holder, now);
            long generation = session.first(HELD, row -> row.getLong(1), slot).orElseThrow();
            session.execute("COMMIT");
            return new SlotFence(slot, generation);
        } catch (SQLException | RuntimeException e) {
            session.rollBack(e);
            throw e;
        }
    }

    /**
     * Holds a transaction to the fence; it must hold the write lock.
     *
     * @throws ReplacedException when the slot was taken by another
     */
    void hold(Session session) throws SQLException {
        Held held = session.first(HELD, row -> new Held(row.getLong(1), row.getString(2), row.getString(3)), slot)
                .orElse(new Held(0, "nobody", "now"));
        if (held.generation() != generation) {
            throw new ReplacedException("the slot " + slot + " is written by " + held.holder() + " (generation "
                    + held.generation() + ") since " + held.since() + "; this process has generation " + generation
                    + " and writes nothing any more");
        }
    }
}
