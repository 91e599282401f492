package dev.ark.core.state;

import dev.ark.contract.http.Checks;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;

/**
 * Which part of a list is asked for.
 *
 * @param cursor the {@code next} of the page before; empty for the first
 * @param limit 1 to 1,000
 */
public record PageRequest(String cursor, int limit) {
    private static final int LARGEST = 1_000;

    public PageRequest {
        Checks.range("limit", limit, 1, LARGEST);
    }

    /** The cursor as a number; {@code first} on the first page. */
    long position(long first) {
        try {
            return cursor.isEmpty() ? first : Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw new ProblemException(ProblemCode.INVALID_VALUE, "cursor is not of this list", e);
        }
    }
}
