package dev.ark.watchdog.quarantine;

import static dev.ark.watchdog.agent.AgentStory.AGENT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.problem.ProblemCode;
import dev.ark.contract.problem.ProblemException;
import dev.ark.watchdog.KnownJournal;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.agent.AgentEvent;
import dev.ark.watchdog.agent.AgentStory;
import dev.ark.watchdog.alert.AlertLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class IsolationTest {
    private final AgentStory story = new AgentStory();
    private final KnownJournal journal = new KnownJournal(story::now);
    private final AlertLog alerts = new AlertLog(Duration.ofMinutes(5), story::now);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<String> asked = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private Isolation isolation(Posture posture) {
        return new Isolation(
                story.agents(),
                journal,
                (agent, reason) -> {
                    if (refused.contains(agent)) {
                        throw new ProblemException(ProblemCode.UNAVAILABLE, "the core does not answer");
                    }
                    asked.add(agent + ": " + reason);
                },
                posture,
                alerts,
                meters);
    }

    private double counted() {
        return meters.counter("ark.watchdog.quarantines", "reason_class", "consecutive_failures")
                .count();
    }

    private List<String> raised() {
        return alerts.publish().stream().map(AlertReport::name).toList();
    }

    @Test
    void aFallenAgentIsQuarantinedOnce() {
        Isolation isolation = isolation(Posture.ACTS);
        story.fails(5);
        isolation.turn(story.now(), story.now());
        isolation.turn(story.now(), story.now());
        assertThat(asked).containsExactly("kenny: 5 failures in a row (limit 5)");
        assertThat(counted()).isEqualTo(1);
        assertThat(raised()).containsExactly("agent_quarantined");
        assertThat(story.examined().health().isQuarantined()).isTrue();
    }

    @Test
    void aHealthyAgentIsLeftAlone() {
        story.fails(4);
        isolation(Posture.ACTS).turn(story.now(), story.now());
        assertThat(asked).isEmpty();
    }

    @Test
    void aSilentAgentIsQuarantinedOnceAndNotWhenItsHeartbeatWasOnlyNotHeardYet() {
        Isolation isolation = isolation(Posture.ACTS);
        story.succeeds(1).after(Duration.ofSeconds(60));
        journal.news(() -> story.succeeds(1));
        isolation.turn(story.now(), story.now());
        assertThat(asked).isEmpty();
        journal.news(() -> {});
        story.after(Duration.ofSeconds(60));
        isolation.turn(story.now(), story.now());
        isolation.turn(story.now(), story.now());
        assertThat(asked).containsExactly("kenny: 6 heartbeats missed in a row (limit 6)");
    }

    @Test
    void aSilenceThatTheWatchdogCouldNotHearQuarantinesNobody() {
        journal.freshSince(Optional.empty());
        story.succeeds(1).after(Duration.ofHours(1));
        isolation(Posture.ACTS).turn(story.now(), story.now());
        assertThat(asked).isEmpty();
    }

    @Test
    void aRestoreThatWasNotHeardOfYetWinsOverTheFailuresBeforeIt() {
        story.fails(5);
        journal.news(() -> story.isQuarantined().isRestored());
        isolation(Posture.ACTS).turn(story.now(), story.now());
        assertThat(asked).isEmpty();
    }

    @Test
    void nobodyIsQuarantinedOnOldNews() {
        story.fails(5);
        journal.news(() -> {
            throw new IllegalStateException("the journal does not answer");
        });
        assertThatThrownBy(() -> isolation(Posture.ACTS).turn(story.now(), story.now()))
                .isInstanceOf(IllegalStateException.class);
        assertThat(asked).isEmpty();
    }

    @Test
    void aRefusalIsTriedAgainAndDoesNotKeepOthersFree() {
        Isolation isolation = isolation(Posture.ACTS);
        story.fails(5);
        for (int i = 0; i < 5; i++) {
            story.happens(new AgentEvent.Worked("mallory", story.now(), true, 10));
        }
        refused.add(AGENT);
        assertThatThrownBy(() -> isolation.turn(story.now(), story.now())).isInstanceOf(ProblemException.class);
        assertThat(asked).hasSize(1).first().asString().startsWith("mallory");
        assertThat(raised()).containsExactlyInAnyOrder("agent_quarantined", "quarantine_failed");
        refused.clear();
        isolation.turn(story.now(), story.now());
        assertThat(asked).hasSize(2).last().asString().startsWith(AGENT);
    }

    @Test
    void aRestoredAgentThatFailsAgainIsQuarantinedAgain() {
        Isolation isolation = isolation(Posture.ACTS);
        story.fails(5);
        isolation.turn(story.now(), story.now());
        story.isQuarantined().isRestored();
        isolation.turn(story.now(), story.now());
        story.fails(5);
        isolation.turn(story.now(), story.now());
        assertThat(asked).hasSize(2);
    }

    @Test
    void theCanaryCountsWhatItWouldDoOnceAndAsksNobody() {
        Isolation isolation = isolation(Posture.OBSERVES);
        story.fails(5);
        isolation.turn(story.now(), story.now());
        isolation.turn(story.now(), story.now());
        assertThat(asked).isEmpty();
        assertThat(counted()).isEqualTo(1);
        assertThat(raised()).containsExactly("agent_would_be_quarantined");
        assertThat(story.examined().health().isQuarantined()).isFalse();
    }
}
