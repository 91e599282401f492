package dev.ark.runtime.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.runtime.metrics.Exposition.Bucket;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ExpositionTest {
    private static final String TOLD = """
            # TYPE wait_seconds histogram
            wait_seconds_bucket{slot="a",le="+Inf",} 100.0
            wait_seconds_bucket{slot="a",le="0.001"} 60.0
            wait_seconds_bucket{slot="a",le="0.4"} 95.0 1700000000000
            wait_seconds_bucket_of_another{le="0.4"} 1
            queue{name="a\\"b}c"} 7
            not a line { of this
            """;

    @Test
    void cumulativeBucketsBecomeBucketsOfTheirOwnInRisingOrder() {
        assertThat(Exposition.read(TOLD, Set.of("wait_seconds_bucket")).histogram("wait_seconds_bucket"))
                .containsExactly(new Bucket(.001, 60), new Bucket(.4, 35), new Bucket(Double.POSITIVE_INFINITY, 5));
    }

    @Test
    void aBucketReadBeforeTheOneBelowItGrewHoldsNothingAndNotLess() {
        String torn = TOLD.replace("} 60.0", "} 96.0");
        assertThat(Exposition.read(torn, Set.of("wait_seconds_bucket")).histogram("wait_seconds_bucket"))
                .extracting(Bucket::many)
                .containsExactly(96L, 0L, 4L);
    }

    @Test
    void labelsKeepTheirQuotesAndOtherNamesAreNotRead() {
        Exposition read = Exposition.read(TOLD, Set.of("queue"));
        assertThat(read.named("queue"))
                .singleElement()
                .satisfies(one -> assertThat(one.label("name")).isEqualTo("a\\\"b}c"));
        assertThat(read.named("wait_seconds_bucket")).isEmpty();
    }
}
