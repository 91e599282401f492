package dev.ark.watchdog.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.http.AlertPage;
import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.AlertView;
import dev.ark.contract.http.AlertView.Acknowledged;
import dev.ark.contract.problem.ProblemException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AlertLogTest {
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    private Instant now = START;
    private final AlertLog log = log();

    private AlertLog log() {
        return new AlertLog(Duration.ofMinutes(5), () -> now);
    }

    /** Raises an alert at its own time. */
    private boolean raise(AlertReport alert) {
        now = alert.at();
        return log.raise(alert);
    }

    private static AlertReport alert(Level level, String agent, Duration after) {
        return new AlertReport("agent_degraded", level, "4 failures in a row", agent, START.plus(after));
    }

    private static AlertReport warning(Duration after) {
        return alert(Level.WARNING, "kenny", after);
    }

    @Test
    void theSameAlertIsTakenOnceWithinFiveMinutes() {
        assertThat(raise(warning(Duration.ZERO))).isTrue();
        assertThat(raise(warning(Duration.ofMinutes(5).minusMillis(1)))).isFalse();
        assertThat(raise(warning(Duration.ofMinutes(5)))).isTrue();
    }

    @Test
    void aHigherLevelIsTakenAtOnceAndALowerOneIsNot() {
        raise(warning(Duration.ZERO));
        assertThat(raise(alert(Level.CRITICAL, "kenny", Duration.ofSeconds(1)))).isTrue();
        assertThat(raise(warning(Duration.ofSeconds(2)))).isFalse();
    }

    @Test
    void anotherAgentsAlertIsAnotherAlert() {
        raise(warning(Duration.ZERO));
        assertThat(raise(alert(Level.WARNING, "mallory", Duration.ZERO))).isTrue();
        assertThat(raise(alert(Level.WARNING, null, Duration.ZERO))).isTrue();
    }

    @Test
    void whatARestoredAgentDoesIsAnotherOccasion() {
        raise(warning(Duration.ZERO));
        log.beginAnew("mallory");
        assertThat(raise(warning(Duration.ofSeconds(1)))).isFalse();
        log.beginAnew("kenny");
        assertThat(raise(warning(Duration.ofSeconds(2)))).isTrue();
    }

    @Test
    void anAlertThatIsJournaledOnlyAfterTheRestoreDoesNotHideTheNext() {
        raise(warning(Duration.ZERO));
        log.publish();
        log.beginAnew("kenny");
        log.journaled(warning(Duration.ZERO), START);
        assertThat(raise(warning(Duration.ofSeconds(2)))).isTrue();
    }

    @Test
    void whatTheJournalAlreadyTellsIsNotPublishedAgain() {
        raise(warning(Duration.ZERO));
        log.journaled(warning(Duration.ZERO), START);
        assertThat(log.publish()).isEmpty();
        assertThat(log.latest(10)).containsExactly(warning(Duration.ZERO));
        assertThat(raise(warning(Duration.ofMinutes(1)))).isFalse();
    }

    @Test
    void ourOwnAlertThatComesBackAsAnEventStandsInTheListOnce() {
        raise(warning(Duration.ZERO));
        assertThat(log.publish()).containsExactly(warning(Duration.ZERO));
        log.journaled(warning(Duration.ZERO), START);
        assertThat(log.latest(10)).hasSize(1);
    }

    private static AlertReport execution(long seq) {
        return new AlertReport(
                "execution_without_permit", Level.CRITICAL, "order o-" + seq, "kenny", START, seq, Map.of());
    }

    @Test
    void eachEventThatIsAnAlertOfItsOwnIsTakenEvenOfOneCommit() {
        assertThat(raise(execution(7))).isTrue();
        assertThat(raise(execution(8))).isTrue();
        assertThat(raise(execution(7))).isFalse();
        assertThat(log.publish()).containsExactly(execution(7), execution(8));
        assertThat(raise(execution(8))).isFalse();
    }

    @Test
    void anEventWhoseAlertIsJournaledAlreadyIsNotToldAgainAndHidesNoOther() {
        raise(execution(7));
        raise(execution(8));
        log.journaled(execution(7), START);
        assertThat(log.publish()).containsExactly(execution(8));
        assertThat(raise(execution(7))).isFalse();
        assertThat(raise(execution(9))).isTrue();
    }

    @Test
    void theListIsBoundedAndNewestFirst() {
        for (int minute = 0; minute < AlertLog.CAPACITY + 10; minute++) {
            raise(warning(Duration.ofMinutes(5L * minute)));
            log.publish();
        }
        assertThat(log.latest(10_000)).hasSize(AlertLog.CAPACITY);
        assertThat(log.latest(1)).containsExactly(warning(Duration.ofMinutes(5L * (AlertLog.CAPACITY + 9))));
    }

    private static AlertQuery open(Level least) {
        return new AlertQuery(Optional.of(least), Optional.empty(), Optional.of(false), Optional.empty(), 1_000);
    }

    private void published(AlertReport alert) {
        raise(alert);
        log.publish();
    }

    private List<AlertView> list(AlertQuery query) {
        return log.list(query, "").alerts();
    }

    @Test
    void anAlertIsKnownByTheSameIdAfterARestart() {
        published(execution(7));
        AlertLog restarted = log();
        restarted.journaled(
                new AlertReport(
                        "execution_without_permit", Level.CRITICAL, "in other words", "kenny", START, 7L, Map.of()),
                START);
        String id = list(AlertQuery.newest(1)).getFirst().id();
        assertThat(restarted.find(id)).isPresent();
    }

    @Test
    void whatIsAcknowledgedIsNotOpenAndSaysWhoHasSeenIt() {
        published(warning(Duration.ZERO));
        published(alert(Level.CRITICAL, "mallory", Duration.ZERO));
        String id = list(open(Level.CRITICAL)).getFirst().id();
        Acknowledged by = new Acknowledged("olivia", "on it", START);
        log.acknowledged(id, by);
        log.acknowledged(id, new Acknowledged("oscar", "me too", START));
        assertThat(list(open(Level.INFO))).extracting(AlertView::agent).containsExactly("kenny");
        assertThat(log.find(id).orElseThrow().acknowledged()).isEqualTo(by);
    }

    @Test
    void anAcknowledgementThatComesBeforeItsAlertIsKept() {
        published(warning(Duration.ZERO));
        String id = list(AlertQuery.newest(1)).getFirst().id();
        AlertLog restarted = log();
        restarted.acknowledged(id, new Acknowledged("olivia", "on it", START));
        restarted.journaled(warning(Duration.ZERO), START);
        assertThat(restarted.find(id).orElseThrow().acknowledged()).isNotNull();
    }

    @Test
    void alertsAreFilteredByLevelAgentAndTime() {
        published(warning(Duration.ZERO));
        published(alert(Level.CRITICAL, "mallory", Duration.ofMinutes(10)));
        assertThat(list(open(Level.CRITICAL))).hasSize(1);
        assertThat(list(new AlertQuery(Optional.empty(), Optional.of("kenny"), Optional.empty(), Optional.empty(), 10)))
                .extracting(AlertView::level)
                .containsExactly(Level.WARNING);
        assertThat(list(new AlertQuery(
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(START.plusSeconds(600)), 10)))
                .extracting(AlertView::agent)
                .containsExactly("mallory");
    }

    @Test
    void pagesFollowOneAnotherWhateverIsAddedMeanwhile() {
        for (int i = 0; i < 5; i++) {
            published(execution(i));
        }
        List<String> seen = new ArrayList<>();
        String cursor = "";
        while (cursor != null) {
            AlertPage page = log.list(AlertQuery.newest(2), cursor);
            page.alerts().forEach(alert -> seen.add(alert.detail()));
            cursor = page.next();
            published(warning(Duration.ofHours(seen.size())));
        }
        assertThat(seen).doesNotHaveDuplicates().hasSize(5);
        assertThatThrownBy(() -> log.list(AlertQuery.newest(2), "nonsense")).isInstanceOf(ProblemException.class);
    }

    @Test
    void alertsOfOneNameWithOtherLabelsAreOthers() {
        Map<String, String> first = Map.of("instance", "a");
        assertThat(raise(new AlertReport("DiskFull", Level.WARNING, "d", null, START, null, first)))
                .isTrue();
        assertThat(raise(new AlertReport("DiskFull", Level.WARNING, "d", null, START, null, Map.of("instance", "b"))))
                .isTrue();
        assertThat(raise(new AlertReport("DiskFull", Level.WARNING, "d", null, START, null, first)))
                .isFalse();
    }

    @Test
    void aClockThatIsSetNeitherHidesAnAlertNorRepeatsOne() {
        log.raise(warning(Duration.ofHours(1)));
        now = START.plus(Duration.ofMinutes(4));
        assertThat(log.raise(warning(Duration.ofHours(3)))).isFalse();
        now = START.plus(Duration.ofMinutes(6));
        assertThat(log.raise(warning(Duration.ofMinutes(6)))).isTrue();
    }

    @Test
    void aHigherLevelOfTheSameMomentTakesThePlaceOfTheLower() {
        raise(warning(Duration.ZERO));
        assertThat(raise(alert(Level.CRITICAL, "kenny", Duration.ZERO))).isTrue();
        assertThat(raise(warning(Duration.ZERO))).isFalse();
        assertThat(log.publish()).containsExactly(alert(Level.CRITICAL, "kenny", Duration.ZERO));
    }

    @Test
    void whatIsOfAnEventIsTakenOnceWithinFiveMinutesOfEvents() {
        assertThat(log.raiseOfEvent(warning(Duration.ZERO), START)).isTrue();
        assertThat(log.raiseOfEvent(warning(Duration.ofHours(1)), START.plusSeconds(1)))
                .isFalse();
        assertThat(log.raiseOfEvent(warning(Duration.ofMinutes(5)), START.plus(Duration.ofMinutes(5))))
                .isTrue();
    }

    @Test
    void whatWasFoundHereCanBePublishedBeforeWhatIsOfEvents() {
        log.raiseOfEvent(execution(7), START);
        raise(warning(Duration.ZERO));
        assertThat(log.publishFound()).containsExactly(warning(Duration.ZERO));
        assertThat(log.publish()).containsExactly(execution(7));
    }
}
