package dev.ark.core.decision;

import dev.ark.core.sqlite.JournalEntry;
import java.sql.SQLException;
import java.util.Optional;

/** What the rows of decisions, and of what decisions are made by, do to the tables, for who replays the journal. Stateless. */
public final class DecisionRows {
    private DecisionRows() {}

    /**
     * A decision, or what settles one.
     *
     * @param basis the text that was kept beside it, where it is still there
     * @return what is lost for want of it; empty when nothing is
     */
    public static Optional<String> decision(JournalEntry entry, Optional<String> basis) throws SQLException {
        return DecisionApplier.replay(entry, basis);
    }

    /** An earlier decision told again. */
    public static void repeat(JournalEntry entry) throws SQLException {
        Repeats.apply(entry);
    }

    public static void review(JournalEntry entry) throws SQLException {
        Approvals.applyReview(entry);
    }

    public static void ruleset(JournalEntry entry) throws SQLException {
        Rulesets.apply(entry);
    }

    public static void overlay(JournalEntry entry) throws SQLException {
        Overlays.apply(entry);
    }
}
