package dev.ark.deployer.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PercentilesTest {
    @Test
    void aPercentileIsASampleThatWasMeasured() {
        Percentiles latencies = new Percentiles(IntStream.rangeClosed(1, 20)
                .mapToObj(i -> Duration.ofMillis(21 - i))
                .toList());
        assertThat(latencies.at(50)).isEqualTo(Duration.ofMillis(10));
        assertThat(latencies.at(95)).isEqualTo(Duration.ofMillis(19));
        assertThat(latencies.at(100)).isEqualTo(Duration.ofMillis(20));
    }

    @Test
    void withoutSamplesItIsZero() {
        assertThat(new Percentiles(List.of()).at(95)).isZero();
    }
}
