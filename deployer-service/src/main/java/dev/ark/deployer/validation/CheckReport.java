package dev.ark.deployer.validation;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A check, and how far it is.
 *
 * @param expected what must be seen
 * @param seen what was seen; absent until it is over
 * @param millis how long it took, in milliseconds; zero until it is over
 */
public record CheckReport(
        String name,
        CheckCategory category,
        State state,
        String expected,
        @Nullable String seen,
        long millis) {
    public enum State {
        @JsonProperty("pending")
        PENDING,
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("failed")
        FAILED
    }

    public static CheckReport pending(ValidationCheck check) {
        return of(check, State.PENDING, null, 0);
    }

    public static CheckReport running(ValidationCheck check) {
        return of(check, State.RUNNING, null, 0);
    }

    public static CheckReport over(ValidationCheck check, Finding finding, long millis) {
        return of(check, finding.passed() ? State.PASSED : State.FAILED, finding.seen(), millis);
    }

    private static CheckReport of(ValidationCheck check, State state, @Nullable String seen, long millis) {
        return new CheckReport(check.label(), check.category(), state, check.expected(), seen, millis);
    }
}
