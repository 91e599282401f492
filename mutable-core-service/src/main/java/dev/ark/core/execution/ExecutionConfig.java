package dev.ark.core.execution;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.math.BigDecimal;
import java.time.Duration;

/** What is expected of brokers' reports. */
@ConfigMapping(prefix = "ark.core.execution")
public interface ExecutionConfig {
    /** How long after a permit was spent a broker should have told of its order; then it is a warning, and after five times as long it is critical. */
    @WithDefault("60s")
    Duration reportWithin();

    /** How far a fill's price may be from the order's limit, or from a fresh mark for a market order, as a fraction, before it is a warning. */
    @WithDefault("0.10")
    BigDecimal farPrice();
}
