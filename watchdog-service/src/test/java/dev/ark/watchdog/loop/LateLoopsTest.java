package dev.ark.watchdog.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.runtime.loop.LoopWatch;
import dev.ark.runtime.loop.LoopWatches;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.KnownJournal;
import dev.ark.watchdog.alert.AlertLog;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LateLoopsTest {
    private static final Duration INTERVAL = Duration.ofSeconds(5);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private long nanos = 7;
    private final LoopWatch watch = LoopWatches.at(clock, () -> nanos);
    private final AlertLog alerts = new AlertLog(Duration.ofMinutes(5), clock::instant);
    private final KnownJournal journal = new KnownJournal();
    private final LateLoops late = new LateLoops(watch, journal, alerts, clock);

    private void after(Duration time) {
        clock.move(time);
        nanos += time.toNanos();
    }

    private List<AlertReport> raised() {
        late.look();
        return alerts.publish();
    }

    @Test
    void aLoopThatIsLateByThreeIntervalsIsACriticalAlertOnce() {
        watch.turn("agents", INTERVAL, () -> {});
        after(INTERVAL.multipliedBy(3));
        assertThat(raised()).isEmpty();
        after(Duration.ofMillis(1));
        assertThat(raised()).singleElement().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("loop_late");
            assertThat(alert.level()).isEqualTo(Level.CRITICAL);
            assertThat(alert.labels()).isEqualTo(Map.of("loop", "agents"));
        });
        assertThat(raised()).isEmpty();
    }

    @Test
    void readingUpOnALongJournalIsNotLateAsLongAsItGoesOn() {
        watch.expect("events", INTERVAL);
        after(INTERVAL.multipliedBy(4));
        journal.caughtUp(false);
        journal.position(100);
        assertThat(raised()).isEmpty();
        journal.position(200);
        assertThat(raised()).isEmpty();
        assertThat(raised()).hasSize(1);
    }

    @Test
    void aFeedThatIsLateAfterItsStartIsAlertedThoughNewsComes() {
        watch.expect("events", INTERVAL);
        after(INTERVAL.multipliedBy(4));
        journal.position(100);
        assertThat(raised()).hasSize(1);
    }

    @Test
    void eachLateLoopIsAnAlertOfItsOwn() {
        watch.expect("agents", INTERVAL);
        watch.expect("drift", INTERVAL);
        after(INTERVAL.multipliedBy(4));
        assertThat(raised()).hasSize(2);
    }

    @Test
    void aLoopThatHangsIsNoticedFromAnotherThread() throws InterruptedException {
        CountDownLatch hangs = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        Thread loop = Thread.ofVirtual()
                .start(() -> watch.turn("agents", INTERVAL, () -> {
                    hangs.countDown();
                    try {
                        goesOn.await();
                    } catch (InterruptedException e) {
                        throw new IllegalStateException(e);
                    }
                }));
        hangs.await();
        after(INTERVAL.multipliedBy(4));
        assertThat(raised()).hasSize(1);
        goesOn.countDown();
        loop.join();
    }
}
