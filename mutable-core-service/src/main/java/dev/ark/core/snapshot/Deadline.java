package dev.ark.core.snapshot;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.core.fold.FoldedRow;
import java.time.Duration;
import java.util.Iterator;

/**
 * The time by which something must be over. It is looked at between two steps; a step is never broken off.
 *
 * @param limit how long it may take in all
 * @param start by {@link System#nanoTime}
 */
record Deadline(Duration limit, long start) {
    static Deadline in(Duration limit) {
        return new Deadline(limit, System.nanoTime());
    }

    /**
     * Lets pass what is in time.
     *
     * @throws ProblemException UNAVAILABLE when it is over
     */
    void require() {
        if (System.nanoTime() - start > limit.toNanos()) {
            throw new ProblemException(
                    ProblemCode.UNAVAILABLE,
                    "it takes longer than " + limit + ", in which the state's write-ahead log could not be emptied");
        }
    }

    /** Rows, as long as there is time. */
    Iterator<FoldedRow> over(Iterator<FoldedRow> rows) {
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rows.hasNext();
            }

            @Override
            public FoldedRow next() {
                require();
                return rows.next();
            }
        };
    }
}
