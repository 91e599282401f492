package dev.ark.deployer.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DurationsTest {
    private static final Duration LIMIT = Duration.ofMillis(400);
    private static final Durations TOLD = new Durations(List.of(.25, .4, .5), List.of(90L, 5L, 4L, 1L));

    @Test
    void thePercentileIsAboveABoundExactlyWhenMoreThanAFractionIs() {
        assertThat(TOLD.quantile(.95)).isEqualTo(LIMIT);
        assertThat(TOLD.above(LIMIT)).isEqualTo(5);
        Durations oneMore = TOLD.plus(new Durations(List.of(.25, .4, .5), List.of(0L, 0L, 1L, 0L)));
        assertThat(oneMore.quantile(.95)).isGreaterThan(LIMIT);
        assertThat(TOLD.quantile(.999)).isEqualTo(Duration.ofMillis(500));
        assertThat(Durations.NONE.quantile(.95)).isZero();
    }

    @Test
    void whatCannotBeToldApartCountsAsAbove() {
        assertThat(new Durations(List.of(.25, .5), List.of(7L, 2L, 1L)).above(LIMIT))
                .isEqualTo(3);
    }

    @Test
    void aLowerCountOrOtherBoundsMeanThatItWasBegunAnew() {
        Durations less = new Durations(List.of(.25, .4, .5), List.of(80L, 5L, 4L, 1L));
        assertThat(TOLD.since(less).total()).isEqualTo(10);
        assertThat(less.since(TOLD)).isEqualTo(less);
        assertThat(TOLD.since(new Durations(List.of(.3), List.of(1L, 1L)))).isEqualTo(TOLD);
    }

    @Test
    void twoHistogramsTogetherHaveTheBoundsOfBoth() {
        assertThat(TOLD.plus(new Durations(List.of(.3), List.of(2L, 3L))))
                .isEqualTo(new Durations(List.of(.25, .3, .4, .5), List.of(90L, 2L, 5L, 4L, 4L)));
        assertThat(TOLD.plus(Durations.NONE)).isEqualTo(TOLD);
    }

    @Test
    void countsWithoutBucketsOrBelowZeroAreRefused() {
        assertThatThrownBy(() -> new Durations(List.of(.25), List.of(1L))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Durations(List.of(), List.of(-1L))).isInstanceOf(IllegalArgumentException.class);
    }
}
