package dev.ark.core.state;

import dev.ark.contract.http.Checks;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.journal.JournalFloor;
import dev.ark.core.sqlite.Session;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The moment that a read is about. One that is yet to come is as now. */
public sealed interface AsOf {
    AsOf NOW = new Now();

    /** What is there now. */
    record Now() implements AsOf {}

    /** After this row of the journal. */
    record Sequence(long seq) implements AsOf {}

    /** After the last row that was committed at this time or before. */
    record Time(Instant at) implements AsOf {}

    Pattern SEQUENCE = Pattern.compile("[0-9]{1,18}");

    /** Reads a journal sequence or an RFC 3339 time; absent for now. */
    static AsOf parse(@Nullable String text) {
        if (text == null) {
            return NOW;
        }
        if (SEQUENCE.matcher(text).matches()) {
            return new Sequence(Long.parseLong(text));
        }
        try {
            return new Time(Checks.time(
                    "as_of", OffsetDateTime.parse(text.replace(' ', '+')).toInstant()));
        } catch (DateTimeParseException e) {
            throw new ProblemException(
                    ProblemCode.INVALID_VALUE, "as_of is neither a journal sequence nor an RFC 3339 time", e);
        }
    }

    /** The last sequence that counts for what is in a scope. */
    default long seq(Session session, Scope scope) throws SQLException {
        return switch (this) {
            case Now now -> Long.MAX_VALUE;
            case Sequence sequence -> sequence.seq();
            case Time time -> lastUntil(session, scope, time.at());
        };
    }

    private static long lastUntil(Session session, Scope scope, Instant time) throws SQLException {
        JournalFloor floor = JournalFloor.read(session);
        return floor.seq() > 0 && time.isBefore(floor.at())
                ? lastArchivedUntil(session, scope, floor, time)
                : floor.lastUntil(session, time);
    }

    /**
     * Of what was compacted, the versions themselves know their times. All of the scope are looked at. The texts sort as the times do without the
     * letter at their end.
     */
    private static long lastArchivedUntil(Session session, Scope scope, JournalFloor floor, Instant time)
            throws SQLException {
        return session.first("""
                        SELECT coalesce(max(seq), 0) FROM state_version
                        WHERE space = ? AND owner = ? AND seq <= ? AND rtrim(at, 'Z') <= rtrim(?, 'Z')""", row -> row.getLong(1), scope.space().column(), scope.owner(), floor.seq(), time)
                .orElse(0L);
    }
}
