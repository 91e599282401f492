package dev.ark.cli.journal;

import java.util.Optional;

/** Something to hold against the journal, row by row from the first. The first flaw ends all checks. Not thread-safe. */
interface RowCheck {
    /** Takes the next row, which the checks before this one found good. */
    Optional<Flaw> next(StoredRow row);

    /** Takes the end of the journal. */
    default Optional<Flaw> end() {
        return Optional.empty();
    }
}
