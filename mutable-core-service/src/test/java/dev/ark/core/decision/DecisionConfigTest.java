package dev.ark.core.decision;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is promised of decisions when nobody configures anything. */
class DecisionConfigTest {
    private final DecisionConfig config = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(DecisionConfig.class)
            .withDefaultValue("ark.core.decision.permit-key-file", "permit.key")
            .build()
            .getConfigMapping(DecisionConfig.class);

    @Test
    void theEvaluatorHasAQuarterOfASecond() {
        assertThat(config.evaluationTimeout()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void aPermitLivesForHalfAMinute() {
        assertThat(config.permitLifetime()).isEqualTo(Duration.ofSeconds(30));
    }
}
