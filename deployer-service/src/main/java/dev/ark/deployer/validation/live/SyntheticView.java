package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ark.deployer.validation.SyntheticResult.Check;
import dev.ark.deployer.validation.SyntheticResult.Measures;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic run as it is told of, {@code GET /v1/synthetic/{id}}.
 *
 * @param total how many proposals it makes
 * @param done how many of them have been taken to their end
 * @param checks what it was held against, once it is over; one that has failed when it could not be judged, which tells why
 * @param measures present once it is over and could be judged
 */
public record SyntheticView(
        String id,
        State state,
        long durationSeconds,
        BigDecimal hz,
        Instant startedAt,
        int total,
        int done,
        List<Check> checks,
        @Nullable Measures measures)
        implements KeptView {
    public SyntheticView {
        checks = List.copyOf(checks);
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
