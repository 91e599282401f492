package dev.ark.runtime.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.testkit.SettableClock;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.health.HealthCheckResponse.Status;
import org.junit.jupiter.api.Test;

class LoopWatchTest {
    private static final Duration INTERVAL = Duration.ofSeconds(5);
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final SettableClock clock = new SettableClock(START);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private long nanos = 7;
    private final LoopWatch watch = new LoopWatch(meters, clock, () -> nanos);

    private LoopWatch.Report report() {
        return watch.reports().getFirst();
    }

    private void after(Duration time) {
        clock.move(time);
        nanos += time.toNanos();
    }

    private void succeed() {
        watch.turn("agents", INTERVAL, () -> {});
    }

    private void fail() {
        watch.turn("agents", INTERVAL, () -> {
            throw new IllegalStateException("the core does not answer");
        });
    }

    @Test
    void aTurnIsRemembered() {
        after(Duration.ofSeconds(1));
        watch.turn("agents", INTERVAL, () -> after(Duration.ofSeconds(2)));
        assertThat(report())
                .isEqualTo(new LoopWatch.Report(
                        "agents", INTERVAL, START.plusSeconds(3), Duration.ofSeconds(2), 0, false));
        assertThat(meters.timer("ark.loop.turn.duration", "loop", "agents").count())
                .isEqualTo(1);
    }

    @Test
    void aTurnThatEndsInAnErrorIsCountedAndTheLoopGoesOn() {
        watch.turn("agents", INTERVAL, () -> {
            throw new StackOverflowError();
        });
        assertThat(report().failures()).isEqualTo(1);
        after(INTERVAL.multipliedBy(4));
        assertThat(report().late()).isTrue();
        succeed();
        assertThat(report().late()).isFalse();
    }

    @Test
    void aTurnThatThrowsIsCountedAndTheLoopGoesOn() {
        fail();
        fail();
        assertThat(report().failures()).isEqualTo(2);
        succeed();
        assertThat(report().failures()).isEqualTo(2);
        assertThat(meters.get("ark.loop.failures").functionCounter().count()).isEqualTo(2);
    }

    @Test
    void aLoopIsLateAfterThreeIntervalsWithoutSuccess() {
        succeed();
        after(INTERVAL.multipliedBy(3));
        fail();
        assertThat(report().late()).isFalse();
        after(Duration.ofMillis(1));
        assertThat(report().late()).isTrue();
        succeed();
        assertThat(report().late()).isFalse();
    }

    @Test
    void aLoopThatNeverSucceededIsLateInTheEnd() {
        fail();
        after(INTERVAL.multipliedBy(3).plusMillis(1));
        assertThat(report().late()).isTrue();
    }

    @Test
    void aLoopThatIsExpectedAndNeverComesIsLate() {
        watch.expect("agents", INTERVAL);
        assertThat(report().late()).isFalse();
        after(INTERVAL.multipliedBy(3).plusMillis(1));
        assertThat(report().late()).isTrue();
    }

    @Test
    void aClockThatIsSetMakesNoLoopLateAndHidesNoneThatIs() {
        succeed();
        clock.move(Duration.ofHours(1));
        assertThat(report().late()).isFalse();
        clock.move(Duration.ofHours(-2));
        after(INTERVAL.multipliedBy(4));
        assertThat(report().late()).isTrue();
    }

    @Test
    void aLateLoopMakesTheServiceNotReady() {
        LoopsOnTime check = new LoopsOnTime(watch);
        succeed();
        assertThat(check.call().getStatus()).isEqualTo(Status.UP);
        after(INTERVAL.multipliedBy(4));
        assertThat(check.call().getStatus()).isEqualTo(Status.DOWN);
    }
}
