package dev.ark.deployer.tripwire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalibrationTest {
    private static final long SEED = 20_260_101;
    private static final int ROLLOUTS = 3_000;
    private static final RateRatio NO_WORSE = new RateRatio(1, .01);

    @ParameterizedTest
    @ValueSource(doubles = {.5, 1, 5, 20, 100})
    void aHealthyCanaryIsRolledBackAtMostOnceInAHundredRollouts(double events) {
        for (RateRatio denials : List.of(NO_WORSE, Denials.DEFAULT.ratio())) {
            RolloutSimulation.Ends ends =
                    new RolloutSimulation(denials, events, 1, RolloutSimulation.SWING, true).run(ROLLOUTS, SEED);
            assertThat(ends.rolledBack()).as("of %s, seed %s", ROLLOUTS, SEED).isLessThanOrEqualTo(ROLLOUTS / 100);
        }
    }

    @Test
    void threeTimesTheDenialsAreCaughtInThePlannedTime() {
        assertThat(caughtInThePlannedTime(1)).isGreaterThanOrEqualTo(.55);
        assertThat(caughtInThePlannedTime(5)).isGreaterThanOrEqualTo(.99);
    }

    @ParameterizedTest
    @ValueSource(doubles = {.5, 1, 5})
    void threeTimesTheDenialsAreNotPromotedEvenIfTooFewToProve(double events) {
        RolloutSimulation.Ends ends =
                new RolloutSimulation(Denials.DEFAULT.ratio(), events, 3, 0, true).run(ROLLOUTS, SEED);
        assertThat(ends.promoted()).as("of %s, seed %s", ROLLOUTS, SEED).isLessThanOrEqualTo(ROLLOUTS / 100);
    }

    @Test
    void theForecastSaysWhatLittleTrafficCannotShow() {
        List<Forecast.Stage> stages = List.of(
                new Forecast.Stage(10, Duration.ofMinutes(10)),
                new Forecast.Stage(25, Duration.ofMinutes(10)),
                new Forecast.Stage(50, Duration.ofMinutes(10)));
        Forecast.Plan plan = new Forecast.Plan(NO_WORSE, stages, Duration.ofSeconds(30));
        Forecast little = Forecast.of(plan, .5, 3, SEED);
        assertThat(little.probability()).isBetween(.2, .32);
        assertThat(little).isEqualTo(Forecast.of(plan, .5, 3, SEED));
        assertThat(little.sentence("denials")).startsWith("at 0.5 denials a minute, 3 times as many are caught with");
        assertThat(Forecast.of(plan, 5, 3, SEED).probability()).isGreaterThan(.99);
        assertThat(Forecast.of(plan, 5, 1, SEED).probability()).isLessThan(.01);
    }

    private static double caughtInThePlannedTime(double events) {
        return (double) new RolloutSimulation(NO_WORSE, events, 3, 0, false)
                        .run(ROLLOUTS, SEED)
                        .byDenials()
                / ROLLOUTS;
    }
}
