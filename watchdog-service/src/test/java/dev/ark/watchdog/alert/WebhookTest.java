package dev.ark.watchdog.alert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.contract.http.AlertView;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.SteadyTime;
import dev.ark.watchdog.SteadyTimes;
import dev.ark.watchdog.alert.AlertReceiver.Answer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebhookTest {
    private static final WebhookConfig SOMEWHERE = new WebhookTo(Optional.of(URI.create("http://somewhere")));

    private final SettableClock clock = new SettableClock(Instant.parse("2026-01-01T00:00:00Z"));
    private SteadyTime time = SteadyTimes.with(clock);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> attempts = new ArrayList<>();
    private Answer answer = new Answer.Taken();

    private Webhook webhook(WebhookConfig config, Posture posture) {
        Webhook webhook = new Webhook(config, this::receive, posture, new SettledAlerts(config, posture, clock), time);
        assertThat(new WebhookMetrics(webhook, meters)).isNotNull();
        return webhook;
    }

    private Answer receive(AlertView alert) {
        attempts.add(alert.name());
        return answer;
    }

    private AlertReport alert(String name, Level level) {
        return new AlertReport(name, level, "detail", null, clock.instant());
    }

    @Test
    void alertsAreToldInOrderOnce() {
        Webhook webhook = webhook(SOMEWHERE, Posture.ACTS);
        webhook.announce(alert("first", Level.WARNING));
        webhook.announce(alert("second", Level.EMERGENCY));
        webhook.turn();
        webhook.turn();
        assertThat(attempts).containsExactly("first", "second");
        assertThat(webhook.condition().delivered()).isEqualTo(2);
        assertThat(webhook.condition().lastDelivery()).isEqualTo(clock.instant());
        assertThat(counted("delivered")).isEqualTo(2);
    }

    @Test
    void lowerLevelsAreNotTold() {
        Webhook webhook = webhook(SOMEWHERE, Posture.ACTS);
        webhook.announce(alert("quiet", Level.INFO));
        webhook.turn();
        assertThat(attempts).isEmpty();
    }

    @Test
    void aFailureIsTriedAgainAfterAWaitThatGrows() {
        Webhook webhook = webhook(SOMEWHERE, Posture.ACTS);
        answer = new Answer.Later("down");
        webhook.announce(alert("first", Level.WARNING));
        webhook.announce(alert("second", Level.WARNING));
        webhook.turn();
        webhook.turn();
        assertThat(attempts).containsExactly("first");
        assertThat(webhook.condition().lastFailure()).isEqualTo("down");
        clock.move(Duration.ofSeconds(1));
        webhook.turn();
        assertThat(attempts).hasSize(2);
        clock.move(Duration.ofMillis(999));
        webhook.turn();
        assertThat(attempts).as("the second wait is of 1 to 2 s").hasSize(2);
        answer = new Answer.Taken();
        clock.move(Duration.ofSeconds(4));
        webhook.turn();
        assertThat(attempts).containsExactly("first", "first", "first", "second");
        assertThat(webhook.condition().lastFailure()).isNull();
        assertThat(counted("failed_attempt")).isEqualTo(2);
    }

    @Test
    void whatIsRefusedForGoodDoesNotStopTheOthers() {
        Webhook webhook = webhook(SOMEWHERE, Posture.ACTS);
        answer = new Answer.Refused("the address answered 400");
        webhook.announce(alert("first", Level.WARNING));
        webhook.announce(alert("second", Level.WARNING));
        webhook.turn();
        assertThat(attempts).containsExactly("first", "second");
        assertThat(webhook.condition().dropped()).isEqualTo(2);
        assertThat(webhook.waiting()).isZero();
    }

    @Test
    void aClockThatIsSetBackDelaysNoAttempt() {
        long[] nanos = {0};
        time = new SteadyTime(clock, () -> nanos[0]);
        Webhook webhook = webhook(SOMEWHERE, Posture.ACTS);
        answer = new Answer.Later("down");
        webhook.announce(alert("first", Level.WARNING));
        webhook.turn();
        clock.move(Duration.ofHours(-1));
        nanos[0] += Duration.ofSeconds(1).toNanos();
        webhook.turn();
        assertThat(attempts).hasSize(2);
    }

    @Test
    void whatWasJournaledAndNotToldBeforeTheEndIsToldByTheNextProcess(@TempDir Path directory) {
        WebhookConfig kept = new WebhookTo(SOMEWHERE.url(), Optional.of(directory), Duration.ofSeconds(5));
        Webhook first = webhook(kept, Posture.ACTS);
        clock.move(Duration.ofSeconds(1));
        AlertReport told = alert("told", Level.WARNING);
        AlertReport waiting = alert("waiting", Level.WARNING);
        first.announce(told);
        first.turn();
        answer = new Answer.Later("down");
        first.announce(waiting);
        first.turn();
        clock.move(Duration.ofHours(1));
        answer = new Answer.Taken();
        attempts.clear();
        Webhook next = webhook(kept, Posture.ACTS);
        next.announceJournaled(told, told.at());
        next.announceJournaled(waiting, waiting.at());
        next.turn();
        assertThat(attempts).containsExactly("waiting");
    }

    @Test
    void theOldestMakesRoomForTheNewest() {
        Webhook webhook = webhook(SOMEWHERE, Posture.ACTS);
        for (String name : List.of("a", "b", "c", "d")) {
            webhook.announce(alert(name, Level.WARNING));
        }
        webhook.turn();
        assertThat(attempts).containsExactly("b", "c", "d");
        assertThat(counted("dropped")).isEqualTo(1);
    }

    @Test
    void theCanaryTellsNobodyAndNeitherDoesWhoHasNoAddress() {
        for (Webhook webhook :
                List.of(webhook(SOMEWHERE, Posture.OBSERVES), webhook(new WebhookTo(Optional.empty()), Posture.ACTS))) {
            webhook.announce(alert("first", Level.EMERGENCY));
            webhook.turn();
            assertThat(webhook.tells()).isFalse();
            assertThat(webhook.waiting()).isZero();
        }
        assertThat(attempts).isEmpty();
    }

    private double counted(String outcome) {
        return meters.get("ark.webhook.alerts")
                .tag("outcome", outcome)
                .functionCounter()
                .count();
    }
}
