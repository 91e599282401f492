package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ark.deployer.validation.CheckReport;
import java.time.Instant;
import java.util.List;

/**
 * A validation as it is told of, {@code GET /v1/validations/{id}}.
 *
 * @param category which checks are made: all, or those of one category
 * @param passed how many checks have passed so far
 * @param left what could not be taken away after it, for people; nothing when all is as it was before
 */
public record ValidationView(
        String id,
        State state,
        String category,
        Instant startedAt,
        int total,
        int passed,
        List<CheckReport> checks,
        List<String> left)
        implements KeptView {
    public ValidationView {
        checks = List.copyOf(checks);
        left = List.copyOf(left);
    }

    public enum State {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("failed")
        FAILED
    }
}
