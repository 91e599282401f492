package dev.ark.contract.http;

import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST …/rollback}: exactly one of the two.
 *
 * @param steps how many versions to go back from the latest, 1 or more
 * @param toVersion the version whose value comes back, 1 or more
 */
public record Rollback(@Nullable Long steps, @Nullable Long toVersion) {
    public Rollback {
        if ((steps == null) == (toVersion == null) || (steps == null ? toVersion : steps) < 1) {
            throw new ProblemException(
                    ProblemCode.INVALID_VALUE, "a rollback has either steps or to_version, which is 1 or more");
        }
    }

    /** The version to go back to from a latest one; less than 1 when there are not so many. */
    public long target(long latest) {
        return toVersion == null ? latest - steps : toVersion;
    }
}
