package dev.ark.deployer.validation.live;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.ark.deployer.validation.SyntheticResult;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A synthetic run as it is told of, {@code GET /v1/synthetic/{id}}.
 *
 * @param planned how many proposals it makes
 * @param done how many of them have been taken to their end
 * @param result present once it is over and could be judged
 * @param failure present when it could not be judged: why
 */
public record SyntheticView(
        String id,
        Status status,
        long durationSeconds,
        BigDecimal hz,
        Instant startedAt,
        int planned,
        int done,
        @Nullable SyntheticResult result,
        @Nullable String failure) {
    public enum Status {
        @JsonProperty("running")
        RUNNING,
        @JsonProperty("passed")
        PASSED,
        @JsonProperty("failed")
        FAILED
    }
}
