package dev.ark.deployer.http;

import dev.ark.contract.http.Checks;
import dev.ark.deployer.validation.SyntheticPlan;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Body of {@code POST /v1/synthetic}.
 *
 * @param durationSeconds 1 to 86,400; 60 when absent
 * @param hz good trades a second, 0.01 to 20; 1 when absent
 */
public record SyntheticRequest(
        @Nullable Integer durationSeconds, @Nullable BigDecimal hz) {
    SyntheticPlan plan() {
        return new SyntheticPlan(
                Duration.ofSeconds(durationSeconds == null ? 60 : durationSeconds),
                hz == null ? BigDecimal.ONE : Checks.positive("hz", hz));
    }
}
