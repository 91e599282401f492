package dev.ark.watchdog.alert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.KnownJournal;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.SteadyTime;
import dev.ark.watchdog.SteadyTimes;
import dev.ark.watchdog.alert.AlertReceiver.Answer.Taken;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AlertDeliveryTest {
    private final SettableClock clock = new SettableClock(Instant.EPOCH);
    private final SteadyTime time = SteadyTimes.with(clock);
    private final AlertLog log = new AlertLog(Duration.ofMinutes(5), time::now);
    private final KnownJournal journal = new KnownJournal();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> kept = new ArrayList<>();
    private ProblemCode refusal;

    private AlertDelivery delivery(Posture posture) {
        return new AlertDelivery(log, this::keep, journal, posture, webhook(posture), time, meters);
    }

    private Webhook webhook(Posture posture) {
        WebhookConfig nowhere = new WebhookTo(Optional.empty());
        return new Webhook(nowhere, alert -> new Taken(), posture, new SettledAlerts(nowhere, posture, clock), time);
    }

    private void keep(AlertReport alert) {
        if (refusal != null) {
            throw new ProblemException(refusal, "not now");
        }
        kept.add(alert.name());
    }

    private void raise(String name) {
        log.raise(new AlertReport(name, Level.WARNING, "detail", null, Instant.EPOCH));
    }

    private double counted(String name) {
        return meters.counter("ark.watchdog.alerts", "name", name, "level", "WARNING")
                .count();
    }

    @Test
    void anAlertIsCountedAndJournaledOnce() {
        AlertDelivery delivery = delivery(Posture.ACTS);
        raise("first");
        delivery.turn();
        delivery.turn();
        assertThat(kept).containsExactly("first");
        assertThat(counted("first")).isEqualTo(1);
    }

    @Test
    void whatCannotBeJournaledNowIsToldAtOnceAndJournaledLaterInOrder() {
        AlertDelivery delivery = delivery(Posture.ACTS);
        refusal = ProblemCode.UNAVAILABLE;
        raise("first");
        raise("second");
        assertThatThrownBy(delivery::turn).isInstanceOf(ProblemException.class);
        assertThat(log.latest(10)).hasSize(2);
        refusal = null;
        delivery.turn();
        assertThat(kept).containsExactly("first", "second");
        assertThat(counted("first")).isEqualTo(1);
    }

    @Test
    void anAlertThatIsRefusedForGoodDoesNotStopTheOthers() {
        AlertDelivery delivery = delivery(Posture.ACTS);
        refusal = ProblemCode.INVALID_VALUE;
        raise("poison");
        delivery.turn();
        refusal = null;
        raise("next");
        delivery.turn();
        assertThat(kept).containsExactly("next");
        assertThat(meters.counter("ark.watchdog.alerts.lost").count()).isEqualTo(1);
    }

    @Test
    void nothingIsPublishedBeforeTheJournalIsCaughtUpWith() {
        AlertDelivery delivery = delivery(Posture.ACTS);
        journal.caughtUp(false);
        raise("first");
        delivery.turn();
        assertThat(log.latest(10)).isEmpty();
        journal.caughtUp(true);
        delivery.turn();
        assertThat(kept).containsExactly("first");
    }

    @Test
    void whatIsFoundHereWaitsOnlyAWhileForACoreThatIsAway() {
        AlertDelivery delivery = delivery(Posture.ACTS);
        journal.caughtUp(false);
        raise("found");
        log.raiseOfEvent(new AlertReport("of_an_event", Level.WARNING, "detail", null, Instant.EPOCH), Instant.EPOCH);
        clock.move(Duration.ofSeconds(29));
        delivery.turn();
        assertThat(log.latest(10)).isEmpty();
        clock.move(Duration.ofSeconds(1));
        delivery.turn();
        assertThat(log.latest(10)).extracting(AlertReport::name).containsExactly("found");
        assertThat(kept).isEmpty();
        journal.caughtUp(true);
        delivery.turn();
        assertThat(kept).containsExactlyInAnyOrder("found", "of_an_event");
    }

    @ParameterizedTest
    @EnumSource(names = {"UNAUTHENTICATED", "FORBIDDEN"})
    void anAlertIsNotLostForATokenThatIsRefused(ProblemCode code) {
        AlertDelivery delivery = delivery(Posture.ACTS);
        refusal = code;
        raise("first");
        assertThatThrownBy(delivery::turn).isInstanceOf(ProblemException.class);
        refusal = null;
        delivery.turn();
        assertThat(kept).containsExactly("first");
    }

    @Test
    void namesFromOutsideAreCountedByTheFirstTwoHundred() {
        for (int i = 0; i < 300; i++) {
            raise("name-" + i);
        }
        delivery(Posture.ACTS).turn();
        assertThat(counted("name-0")).isEqualTo(1);
        assertThat(counted("other")).isEqualTo(100);
    }

    @Test
    void theCanaryCountsAndJournalsNothing() {
        raise("first");
        delivery(Posture.OBSERVES).turn();
        assertThat(kept).isEmpty();
        assertThat(counted("first")).isEqualTo(1);
    }
}
