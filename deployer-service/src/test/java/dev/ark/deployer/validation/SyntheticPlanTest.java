package dev.ark.deployer.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.problem.ProblemException;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SyntheticPlanTest {
    @Test
    void goodTradesComeAtTheRateFromTheStartOn() {
        assertThat(plan(3, "2").shots().stream()
                        .filter(shot -> shot.kind() == Shot.Kind.GOOD)
                        .map(shot -> shot.at().toMillis()))
                .containsExactly(0L, 500L, 1_000L, 1_500L, 2_000L, 2_500L);
    }

    @ParameterizedTest
    @CsvSource({"1,1", "30,1", "59,1", "60,1", "119,1", "120,2", "300,5"})
    void oneViolationAMinuteIsInjectedAndAtLeastOne(long seconds, int violations) {
        List<Shot> injected = plan(seconds, "1").shots().stream()
                .filter(shot -> shot.kind() == Shot.Kind.VIOLATION)
                .toList();
        assertThat(injected).hasSize(violations);
        assertThat(injected).allSatisfy(shot -> assertThat(shot.at()).isLessThan(Duration.ofSeconds(seconds)));
    }

    @Test
    void aShortRunsViolationIsInItsMiddle() {
        assertThat(plan(10, "1").shots())
                .filteredOn(shot -> shot.kind() == Shot.Kind.VIOLATION)
                .extracting(Shot::at)
                .containsExactly(Duration.ofSeconds(5));
    }

    @Test
    void shotsAreNumberedInOrderOfTime() {
        List<Shot> shots = plan(120, "3").shots();
        assertThat(shots).isSortedAccordingTo(java.util.Comparator.comparing(Shot::at));
        for (int i = 0; i < shots.size(); i++) {
            assertThat(shots.get(i).number()).isEqualTo(i);
        }
    }

    @Test
    void aRateThatDoesNotDivideTheDurationIsRoundedUp() {
        assertThat(plan(10, "0.33").goodTrades()).isEqualTo(4);
        assertThat(plan(1, "0.01").goodTrades()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"0,1", "-5,1", "86401,1", "60,0", "60,-1", "60,20.1", "86400,20"})
    void whatCannotBeDoneIsRefused(long seconds, String hz) {
        assertThatThrownBy(() -> plan(seconds, hz)).isInstanceOf(ProblemException.class);
    }

    private static SyntheticPlan plan(long seconds, String hz) {
        return new SyntheticPlan(Duration.ofSeconds(seconds), new BigDecimal(hz));
    }
}
