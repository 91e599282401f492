package dev.ark.watchdog.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.watchdog.KnownJournal;
import dev.ark.watchdog.agent.AgentStory;
import dev.ark.watchdog.agent.Thresholds;
import dev.ark.watchdog.alert.AlertLog;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SymptomsTest {
    private final AgentStory story = new AgentStory();
    private final KnownJournal journal = new KnownJournal();
    private final AlertLog alerts = new AlertLog(Duration.ofMinutes(5), story::now);
    private final Symptoms symptoms = new Symptoms(Thresholds.DEFAULT, journal, alerts);

    private List<AlertReport> seen() {
        symptoms.turn(story.agents().examine(story.now()), story.now(), story.now());
        return alerts.publish();
    }

    @Test
    void anAgentNearALimitIsWarnedOf() {
        story.fails(4);
        assertThat(seen()).singleElement().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("agent_degraded");
            assertThat(alert.level()).isEqualTo(Level.WARNING);
            assertThat(alert.detail()).isEqualTo("4 failures in a row (limit 5)");
        });
    }

    @Test
    void elevenViolationsInAMinuteAreCritical() {
        story.isDenied(5, 2);
        assertThat(seen()).isEmpty();
        story.isDenied(1, 1);
        assertThat(seen()).singleElement().satisfies(alert -> {
            assertThat(alert.name()).isEqualTo("violation_rate");
            assertThat(alert.level()).isEqualTo(Level.CRITICAL);
        });
    }

    @Test
    void aMissedHeartbeatIsAlertedWithinTwoIntervalsAndOnceASilence() {
        story.succeeds(1).after(Duration.ofSeconds(10));
        assertThat(seen()).isEmpty();
        story.after(Duration.ofSeconds(5));
        assertThat(seen()).singleElement().extracting(AlertReport::name).isEqualTo("heartbeat_missed");
        assertThat(story.after(Duration.ofHours(1))).isNotNull();
        assertThat(seen()).isEmpty();
        story.succeeds(1);
        assertThat(seen()).isEmpty();
        story.after(Duration.ofSeconds(15));
        assertThat(seen()).hasSize(1);
    }

    @Test
    void anAgentThatNeverSentAHeartbeatMissesNone() {
        story.isDenied(1, 1).after(Duration.ofHours(1));
        assertThat(seen()).isEmpty();
    }

    @Test
    void whileTheCoreIsAwayNoAgentIsCalledSilent() {
        story.succeeds(1).after(Duration.ofMinutes(1));
        journal.freshSince(Optional.empty());
        assertThat(seen()).isEmpty();
        journal.freshSince(Optional.of(story.now()));
        story.after(Duration.ofSeconds(14));
        assertThat(seen()).isEmpty();
        story.after(Duration.ofSeconds(1));
        assertThat(seen()).hasSize(1);
    }
}
