package dev.ark.watchdog.bus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.testkit.SettableClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Since when the journal is heard, and when what is heard happened, however the clocks are set. */
class HearingTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final SettableClock clock = new SettableClock(START);
    private final SteadyJournal journal = new SteadyJournal(clock);

    @Test
    void beforeAnythingWasHeardThereIsNoSince() {
        assertThat(journal.freshSince()).isEmpty();
        journal.heardAll();
        assertThat(journal.freshSince()).contains(START);
    }

    @Test
    void aBreakOfMoreThanThreeTurnsBeginsItAnew() {
        journal.heardAll();
        journal.passes(Duration.ofSeconds(3));
        assertThat(journal.freshSince()).contains(START);
        journal.passes(Duration.ofMillis(1));
        assertThat(journal.freshSince()).isEmpty();
        journal.heardAll();
        assertThat(journal.freshSince()).contains(START.plusMillis(3_001));
    }

    @Test
    void aClockThatIsSetIsNoBreakAndHidesNone() {
        journal.heardAll();
        clock.move(HOUR);
        assertThat(journal.freshSince()).contains(START);
        clock.move(HOUR.multipliedBy(-2));
        assertThat(journal.freshSince()).contains(START);
        journal.passes(Duration.ofSeconds(4));
        assertThat(journal.freshSince()).isEmpty();
    }

    @Test
    void whatIsHeardAsItHappensHappensNowWhateverItsOwnTimeSays() {
        journal.heardAll();
        journal.hears(MINUTE);
        for (Duration ahead : new Duration[] {HOUR, HOUR.negated(), Duration.ZERO}) {
            assertThat(journal.when(clock.instant().plus(ahead))).isEqualTo(START.plus(MINUTE));
        }
    }

    @Test
    void whatIsReadUpIsAsOldAsItSays() {
        assertThat(journal.when(START.minus(MINUTE))).isEqualTo(START.minus(MINUTE));
    }

    @Test
    void whatIsReadUpIsPutOnTheSteadyTimeByTheLastDifference() {
        journal.heardAll();
        journal.when(START.plus(HOUR));
        journal.passes(MINUTE);
        assertThat(journal.when(START.plus(HOUR).plusSeconds(20))).isEqualTo(START.plusSeconds(20));
    }

    @Test
    void nothingThatWasReadUpLiesAhead() {
        assertThat(journal.when(START.plus(HOUR))).isEqualTo(START);
    }
}
