package dev.ark.deployer.tripwire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RateRatioTest {
    private static final RateRatio NO_WORSE = new RateRatio(1, .01);

    @ParameterizedTest
    @CsvSource({
        "11, 50, 565.09, 203.98",
        "4, 50, 8.13, 5.86",
        "4, 10, 1200.61, 664.76",
        "3, 10, 164.65, 108.04",
        "5, 25, 242.06, 124.70",
        "9, 50, 161.68, 71.45"
    })
    void evidenceIsAsPublished(long events, int canaryPercent, double noWorse, double quarterWorse) {
        List<Window> windows = List.of(window(0, events, 0, canaryPercent));
        assertThat(NO_WORSE.harm(windows).highest()).isCloseTo(noWorse, within(.01));
        assertThat(new RateRatio(1.25, .01).harm(windows).highest()).isCloseTo(quarterWorse, within(.01));
    }

    @Test
    void manyWindowsSayTheSameAsOne() {
        List<Window> small = Collections.nCopies(4, window(0, 1, 0, 10));
        assertThat(NO_WORSE.harm(small).highest()).isCloseTo(1200.61, within(.01));
    }

    @Test
    void aFailureSticksHoweverQuietItBecomes() {
        List<Window> windows = new ArrayList<>(List.of(window(30, 4, 0, 10)));
        windows.addAll(Collections.nCopies(50, window(60, 0, 100, 10)));
        RateRatio.Harm harm = NO_WORSE.harm(windows);
        assertThat(harm.now()).isLessThan(1);
        assertThat(harm.found()).isTrue();
        assertThat(harm.since()).isEqualTo(Instant.ofEpochSecond(30));
    }

    @Test
    void noNumberOfEventsIsTooGreat() {
        assertThat(NO_WORSE.harm(List.of(window(0, 1_000_000_000, 0, 10))).highest())
                .isCloseTo(1e300, within(1e288));
        assertThat(NO_WORSE.harm(List.of(window(0, 0, 1_000_000_000, 10))).now())
                .isZero();
    }

    @Test
    void aWindowOfOneSlotAloneComparesNothing() {
        assertThat(NO_WORSE.harm(List.of(window(0, 50, 0, 100))).highest()).isEqualTo(1);
        assertThat(NO_WORSE.harm(List.of(window(0, 0, 50, 0))).highest()).isEqualTo(1);
    }

    @Test
    void equalRatesSpeakForSafetyAndThreeTimesAsManyAgainst() {
        assertThat(RateRatio.safety(List.of(window(0, 50, 50, 50)), 3)).isGreaterThan(20);
        assertThat(RateRatio.safety(List.of(window(0, 75, 25, 50)), 3)).isLessThan(1);
    }

    private static Window window(long second, long canary, long stable, int canaryPercent) {
        return new Window(
                Instant.ofEpochSecond(second),
                canary,
                stable,
                20_000_000_000L * canaryPercent,
                20_000_000_000L * (100 - canaryPercent));
    }
}
