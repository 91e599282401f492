package dev.ark.watchdog.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AlertLogTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private final AlertLog log = new AlertLog(Duration.ofMinutes(5));

    private static AlertReport alert(Level level, String agent, Duration after) {
        return new AlertReport("agent_degraded", level, "4 failures in a row", agent, START.plus(after));
    }

    private static AlertReport warning(Duration after) {
        return alert(Level.WARNING, "kenny", after);
    }

    @Test
    void theSameAlertIsTakenOnceWithinFiveMinutes() {
        assertThat(log.raise(warning(Duration.ZERO))).isTrue();
        assertThat(log.raise(warning(Duration.ofMinutes(5).minusMillis(1)))).isFalse();
        assertThat(log.raise(warning(Duration.ofMinutes(5)))).isTrue();
    }

    @Test
    void aHigherLevelIsTakenAtOnceAndALowerOneIsNot() {
        log.raise(warning(Duration.ZERO));
        assertThat(log.raise(alert(Level.CRITICAL, "kenny", Duration.ofSeconds(1))))
                .isTrue();
        assertThat(log.raise(warning(Duration.ofSeconds(2)))).isFalse();
    }

    @Test
    void anotherAgentsAlertIsAnotherAlert() {
        log.raise(warning(Duration.ZERO));
        assertThat(log.raise(alert(Level.WARNING, "mallory", Duration.ZERO))).isTrue();
        assertThat(log.raise(alert(Level.WARNING, null, Duration.ZERO))).isTrue();
    }

    @Test
    void whatARestoredAgentDoesIsAnotherOccasion() {
        log.raise(warning(Duration.ZERO));
        log.beginAnew("mallory");
        assertThat(log.raise(warning(Duration.ofSeconds(1)))).isFalse();
        log.beginAnew("kenny");
        assertThat(log.raise(warning(Duration.ofSeconds(2)))).isTrue();
    }

    @Test
    void anAlertThatIsJournaledOnlyAfterTheRestoreDoesNotHideTheNext() {
        log.raise(warning(Duration.ZERO));
        log.publish();
        log.beginAnew("kenny");
        log.journaled(warning(Duration.ZERO));
        assertThat(log.raise(warning(Duration.ofSeconds(2)))).isTrue();
    }

    @Test
    void whatTheJournalAlreadyTellsIsNotPublishedAgain() {
        log.raise(warning(Duration.ZERO));
        log.journaled(warning(Duration.ZERO));
        assertThat(log.publish()).isEmpty();
        assertThat(log.latest(10)).containsExactly(warning(Duration.ZERO));
        assertThat(log.raise(warning(Duration.ofMinutes(1)))).isFalse();
    }

    @Test
    void ourOwnAlertThatComesBackAsAnEventStandsInTheListOnce() {
        log.raise(warning(Duration.ZERO));
        assertThat(log.publish()).containsExactly(warning(Duration.ZERO));
        log.journaled(warning(Duration.ZERO));
        assertThat(log.latest(10)).hasSize(1);
    }

    private static AlertReport execution(long seq) {
        return new AlertReport("execution_without_permit", Level.CRITICAL, "order o-" + seq, "kenny", START, seq, Map.of());
    }

    @Test
    void eachEventThatIsAnAlertOfItsOwnIsTakenEvenOfOneCommit() {
        assertThat(log.raise(execution(7))).isTrue();
        assertThat(log.raise(execution(8))).isTrue();
        assertThat(log.raise(execution(7))).isFalse();
        assertThat(log.publish()).containsExactly(execution(7), execution(8));
        assertThat(log.raise(execution(8))).isFalse();
    }

    @Test
    void anEventWhoseAlertIsJournaledAlreadyIsNotToldAgainAndHidesNoOther() {
        log.raise(execution(7));
        log.raise(execution(8));
        log.journaled(execution(7));
        assertThat(log.publish()).containsExactly(execution(8));
        assertThat(log.raise(execution(7))).isFalse();
        assertThat(log.raise(execution(9))).isTrue();
    }

    @Test
    void theListIsBoundedAndNewestFirst() {
        for (int minute = 0; minute < AlertLog.CAPACITY + 10; minute++) {
            log.raise(warning(Duration.ofMinutes(5L * minute)));
            log.publish();
        }
        assertThat(log.latest(10_000)).hasSize(AlertLog.CAPACITY);
        assertThat(log.latest(1)).containsExactly(warning(Duration.ofMinutes(5L * (AlertLog.CAPACITY + 9))));
    }
}
