package dev.ark.core.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.runtime.deployment.Environment;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChaosHooksTest {
    private static final Settings NONE = new Settings(OptionalLong.empty(), OptionalDouble.empty(), Optional.empty());

    private record Settings(OptionalLong decisionDelayMs, OptionalDouble errorRate, Optional<Duration> crashAfter)
            implements ChaosConfig {
        private static Settings delay(long millis) {
            return new Settings(OptionalLong.of(millis), NONE.errorRate, NONE.crashAfter);
        }

        private static Settings errors(double rate) {
            return new Settings(NONE.decisionDelayMs, OptionalDouble.of(rate), NONE.crashAfter);
        }

        private static Settings crash(Duration after) {
            return new Settings(NONE.decisionDelayMs, NONE.errorRate, Optional.of(after));
        }
    }

    @Test
    void inProductionEachOfThemIsRefusedByName() {
        assertThat(ChaosHooks.of(NONE, Environment.PRODUCTION).inWords()).isEmpty();
        assertRefused(Settings.delay(600), "ARK_CHAOS_DECISION_DELAY_MS=600");
        assertRefused(Settings.errors(0.05), "ARK_CHAOS_ERROR_RATE=0.05");
        assertRefused(Settings.crash(Duration.ofSeconds(20)), "ARK_CHAOS_CRASH_AFTER=PT20S");
    }

    @Test
    void whatIsOutOfRangeIsRefused() {
        for (Settings wrong : new Settings[] {
            Settings.delay(-1),
            Settings.errors(1.5),
            Settings.errors(-0.1),
            Settings.errors(Double.NaN),
            Settings.crash(Duration.ofSeconds(-1))
        }) {
            assertThatThrownBy(() -> ChaosHooks.of(wrong, Environment.DEVELOPMENT))
                    .as("%s", wrong)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("out of range: ARK_CHAOS_");
        }
    }

    @ParameterizedTest
    @CsvSource({"0,0", "0.05,50", "0.25,250", "0.5,500", "1,1000"})
    void exactlyTheShareFails(double rate, long failed) {
        ErrorShare share = new ErrorShare(rate);
        assertThat(IntStream.range(0, 1_000).filter(i -> share.next()).count()).isEqualTo(failed);
    }

    @Test
    void theCrashComesWhenTheTimeIsOver() throws InterruptedException {
        CountDownLatch crashed = new CountDownLatch(1);
        TimedCrash.after(Duration.ofMillis(20), crashed::countDown);
        assertThat(crashed.await(10, TimeUnit.SECONDS)).isTrue();
    }

    private static void assertRefused(Settings settings, String named) {
        assertThatThrownBy(() -> ChaosHooks.of(settings, Environment.PRODUCTION))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("in production nothing is broken on purpose")
                .hasMessageContaining(named);
    }
}
