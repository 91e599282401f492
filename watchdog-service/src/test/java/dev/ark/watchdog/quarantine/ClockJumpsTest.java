package dev.ark.watchdog.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AlertReport;
import dev.ark.testkit.SettableClock;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.agent.AgentEvent;
import dev.ark.watchdog.agent.AgentStory;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.alert.AlertLog;
import dev.ark.watchdog.bus.SteadyJournal;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clocks are set by an hour, here and at the core, either way: nobody is quarantined for it, and nobody escapes. */
class ClockJumpsTest {
    private static final String AGENT = AgentStory.AGENT;

    private final SettableClock clock = new SettableClock(AgentStory.START);
    private final SteadyJournal journal = new SteadyJournal(clock);
    private final Agents agents = new Agents(Thresholds.DEFAULT);
    private final AlertLog alerts = new AlertLog(Duration.ofMinutes(5), journal::now);
    private final List<String> asked = new ArrayList<>();
    private final Symptoms symptoms = new Symptoms(Thresholds.DEFAULT, journal, alerts);
    private final Isolation isolation = new Isolation(
            agents,
            journal,
            (agent, reason) -> asked.add(agent + ": " + reason),
            Posture.ACTS,
            alerts,
            new SimpleMeterRegistry());
    /** How far the core's clock is ahead of this one. */
    private Duration coreAhead = Duration.ZERO;

    ClockJumpsTest() {
        journal.heardAll();
    }

    private void works(boolean failed) {
        Instant written = clock.instant().plus(coreAhead);
        agents.fold(new AgentEvent.Worked(AGENT, journal.when(written), failed, 10), journal.now());
    }

    /** Heartbeats every ten seconds, and a look after each. */
    private void livesFor(Duration time) {
        for (long beat = 0; beat < time.toSeconds() / 10; beat++) {
            works(false);
            isSilentFor(Duration.ofSeconds(10));
        }
    }

    private void isSilentFor(Duration time) {
        for (long look = 0; look < time.toSeconds() / 5; look++) {
            journal.hears(Duration.ofSeconds(5));
            look();
        }
    }

    private void look() {
        symptoms.turn(agents.examine(journal.now()), journal.now(), clock.instant());
        isolation.turn(journal.now(), clock.instant());
    }

    private List<String> raised() {
        return alerts.publish().stream().map(AlertReport::name).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void anAgentThatLivesIsNeitherMissedNorQuarantined(int hours) {
        livesFor(Duration.ofMinutes(2));
        clock.move(Duration.ofHours(hours));
        livesFor(Duration.ofMinutes(2));
        coreAhead = Duration.ofHours(-hours);
        livesFor(Duration.ofMinutes(2));
        assertThat(raised()).isEmpty();
        assertThat(asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1, 0})
    void anAgentThatFallsSilentIsQuarantinedAfterSixIntervals(int hours) {
        livesFor(Duration.ofMinutes(1));
        clock.move(Duration.ofHours(hours));
        isSilentFor(Duration.ofSeconds(45));
        assertThat(raised()).containsExactly("heartbeat_missed");
        assertThat(asked).isEmpty();
        isSilentFor(Duration.ofSeconds(5));
        assertThat(asked).containsExactly(AGENT + ": 6 heartbeats missed in a row (limit 6)");
        isSilentFor(Duration.ofMinutes(5));
        assertThat(asked).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void failuresOfBeforeAreStillCountedAndForgivenInTime(int hours) {
        for (int i = 0; i < 3; i++) {
            works(true);
        }
        clock.move(Duration.ofHours(hours));
        for (int i = 0; i < 9; i++) {
            works(false);
        }
        look();
        assertThat(asked).containsExactly(AGENT + ": 25.0 % of the work failed (limit 20.0 %)");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, -1})
    void failuresThatHaveLeftTheWindowStayForgiven(int hours) {
        for (int i = 0; i < 2; i++) {
            works(true);
        }
        livesFor(Duration.ofMinutes(6));
        clock.move(Duration.ofHours(hours));
        coreAhead = Duration.ofHours(-hours);
        livesFor(Duration.ofMinutes(2));
        assertThat(agents.examine(journal.now()))
                .singleElement()
                .satisfies(agent -> assertThat(agent.vitals().failures()).isZero());
        assertThat(asked).isEmpty();
    }

    @Test
    void whatTheWatchdogCouldNotHearIsNoSilence() {
        livesFor(Duration.ofMinutes(1));
        journal.passes(Duration.ofHours(1));
        look();
        assertThat(asked).isEmpty();
        journal.heardAll();
        isSilentFor(Duration.ofSeconds(55));
        assertThat(asked).isEmpty();
        isSilentFor(Duration.ofSeconds(5));
        assertThat(asked).hasSize(1);
    }
}
