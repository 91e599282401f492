package dev.ark.watchdog.slo;

import static dev.ark.watchdog.slo.Tallies.decisions;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.watchdog.slo.SampleHistory.Window;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SampleHistoryTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:03Z");
    private static final Duration STEP = Duration.ofSeconds(10);

    private final SampleHistory history = new SampleHistory();
    private Instant now = START;

    private void runs(Duration time, Tally each) {
        for (Instant end = now.plus(time); now.isBefore(end); ) {
            now = now.plus(STEP);
            history.add(new Sample(now, STEP, each));
        }
    }

    private Window last(Duration length) {
        return history.window(length, now);
    }

    @Test
    void threeDaysAreKeptInFewSamplesAndNoCountIsLost() {
        runs(Duration.ofDays(4), decisions(2, 1));
        assertThat(history.samples()).hasSizeLessThan(360 + 5 * 60 + 67 * 12);
        Window all = last(SampleHistory.LONGEST);
        double expected = SampleHistory.LONGEST.dividedBy(STEP) * 2;
        assertThat((double) all.tally().decisions()).isBetween(expected - 60, expected + 60);
        assertThat(all.tally().failed() * 2).isEqualTo(all.tally().decisions());
        assertThat(all.dataFrom())
                .get()
                .satisfies(from -> assertThat(from).isBeforeOrEqualTo(now.minus(SampleHistory.LONGEST)));
    }

    @Test
    void theLastHourIsKeptAsItCame() {
        runs(Duration.ofHours(2), decisions(1, 0));
        assertThat(last(Duration.ofMinutes(5)).tally().decisions()).isEqualTo(30);
        assertThat(last(Duration.ofHours(1)).tally().decisions()).isEqualTo(360);
        assertThat(last(Duration.ofHours(1)).covered()).isEqualTo(Duration.ofHours(1));
    }

    @Test
    void whatWasAddedIsTheSumWhateverItIsPutTogetherTo() {
        runs(Duration.ofHours(10), decisions(1, 0));
        assertThat(last(SampleHistory.LONGEST).tally().decisions()).isEqualTo(3_600);
        assertThat(last(SampleHistory.LONGEST).covered()).isEqualTo(Duration.ofHours(10));
    }

    @Test
    void aGapIsNotCovered() {
        runs(Duration.ofMinutes(10), decisions(1, 0));
        now = now.plus(Duration.ofMinutes(40));
        runs(Duration.ofMinutes(10), decisions(1, 0));
        assertThat(last(Duration.ofHours(1)).covered()).isEqualTo(Duration.ofMinutes(20));
    }

    @Test
    void anEmptyHistoryKnowsNothing() {
        Window nothing = last(Duration.ofHours(1));
        assertThat(nothing.tally()).isEqualTo(Tally.NOTHING);
        assertThat(nothing.dataFrom()).isEmpty();
        assertThat(nothing.lastAt()).isEmpty();
    }
}
