package dev.ark.watchdog.agent;

import static dev.ark.watchdog.agent.AgentStory.AGENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AgentsTest {
    private static final Standing.Quarantined QUARANTINED = new Standing.Quarantined("r", "olivia", true, null);

    private final AgentStory story = new AgentStory();

    @Test
    void theFifthFailureInARowMakesAnAgentFallAndTheSixthDoesNotAgain() {
        assertThat(story.fails(4).fell()).isFalse();
        assertThat(story.fails(1).fell()).isTrue();
        assertThat(story.fails(1).fell()).isFalse();
    }

    @Test
    void aSuccessBreaksTheRow() {
        assertThat(story.fails(4).succeeds(1).fails(4).fell()).isFalse();
        assertThat(story.vitals().consecutiveFailures()).isEqualTo(4);
    }

    @Test
    void failuresThatSlideOutOfTheWindowAreForgiven() {
        story.fails(3).succeeds(8);
        assertThat(story.verdict()).isInstanceOf(Verdict.Isolate.class);
        story.after(Duration.ofMinutes(4)).succeeds(2);
        assertThat(story.verdict()).isInstanceOf(Verdict.Isolate.class);
        story.after(Duration.ofMinutes(1)).succeeds(9);
        assertThat(story.vitals().requests()).isEqualTo(11);
        assertThat(story.verdict()).isEqualTo(Verdict.HEALTHY);
    }

    @Test
    void onlyTheLastHundredRequestsCount() {
        story.fails(3).succeeds(100);
        assertThat(story.vitals().requests()).isEqualTo(100);
        assertThat(story.vitals().failures()).isZero();
    }

    @Test
    void slowWorkIsolatesByItsMean() {
        assertThat(story.takes(10, 6_000).verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(story.takes(1, 6_000).verdict()).isInstanceOf(Verdict.Isolate.class);
    }

    @Test
    void aDenialIsSeenAndCountsItsViolationsAndIsNoFailure() {
        story.isDenied(20, 2);
        assertThat(story.vitals().violationsPerMinute()).isEqualTo(40);
        assertThat(story.vitals().requests()).isZero();
        assertThat(story.verdict()).isEqualTo(Verdict.HEALTHY);
        story.after(Duration.ofSeconds(60));
        assertThat(story.vitals().violationsPerMinute()).isZero();
    }

    @Test
    void violationsBeyondWhatIsKeptAreStillTooMany() {
        story.isDenied(10_000, 1);
        assertThat(story.vitals().violationsPerMinute()).isEqualTo(ViolationLog.CAPACITY);
        assertThat(Thresholds.DEFAULT.tooManyViolations(story.vitals())).isTrue();
    }

    @Test
    void anAgentThatIsQuarantinedDoesNotFallAgain() {
        story.isQuarantined().fails(6);
        assertThat(story.fell()).isFalse();
        assertThat(story.examined().health().isQuarantined()).isTrue();
    }

    @Test
    void aRestoredAgentBeginsAnew() {
        story.isDenied(3, 5).fails(5).isQuarantined().fails(20).isRestored();
        assertThat(story.verdict()).isEqualTo(Verdict.HEALTHY);
        assertThat(story.vitals().violationsPerMinute()).isZero();
        assertThat(story.fails(4).fell()).isFalse();
        assertThat(story.fails(1).fell()).isTrue();
    }

    @Test
    void aQuarantineConfirmedAfterTheRestoreWasHeardDoesNotStick() {
        Agents.Examined before = story.fails(5).examined();
        story.isQuarantined().isRestored();
        story.agents().confirmQuarantine(before, QUARANTINED);
        assertThat(story.examined().health().isQuarantined()).isFalse();
    }

    @Test
    void anAgentThatIsQuarantinedInTheCanaryAloneIsWatchedOn() {
        var canary = new Standing.Quarantined("drill", "olivia", false, null);
        story.succeeds(1).happens(new AgentEvent.Quarantined(AGENT, story.now(), canary));
        assertThat(story.examined().health().isQuarantined()).isFalse();
        assertThat(story.after(Duration.ofSeconds(20)).silence()).contains(Duration.ofSeconds(20));
        assertThat(story.fails(5).fell()).isTrue();
    }

    @Test
    void aHeartbeatIsAwaitedOnlyOfAnAgentThatEverSentOneAndIsNotQuarantined() {
        assertThat(story.isDenied(1, 1).after(Duration.ofHours(1)).silence()).isEmpty();
        assertThat(story.succeeds(1).after(Duration.ofSeconds(20)).silence()).contains(Duration.ofSeconds(20));
        assertThat(story.isQuarantined().silence()).isEmpty();
        assertThat(story.isRestored().after(Duration.ofSeconds(3)).silence()).contains(Duration.ofSeconds(3));
    }

    @Test
    void noHeartbeatIsAwaitedOfAnAgentThatHasStoppedUntilItSendsTheNextOne() {
        story.fails(3).happens(new AgentEvent.Stopped(AGENT, story.now()));
        assertThat(story.after(Duration.ofHours(1)).silence()).isEmpty();
        assertThat(story.vitals().consecutiveFailures()).isEqualTo(3);
        assertThat(story.succeeds(1).after(Duration.ofSeconds(20)).silence()).contains(Duration.ofSeconds(20));
    }

    @Test
    void aClockThatRanAheadKeepsNoAgentAlive() {
        Instant ahead = story.now().plus(Duration.ofDays(1));
        story.happens(new AgentEvent.Worked(AGENT, ahead, false, 10));
        assertThat(story.examined().health().lastSeen()).isEqualTo(AgentStory.START);
        assertThat(story.after(Duration.ofMinutes(1)).vitals().unseen()).isEqualTo(Duration.ofMinutes(1));
    }

    @Test
    void aClockThatIsSetBackMakesNothingNegative() {
        story.fails(3).succeeds(8).isDenied(1, 3).after(Duration.ofHours(-1));
        assertThat(story.vitals().unseen()).isEqualTo(Duration.ZERO);
        assertThat(story.silence()).contains(Duration.ZERO);
        assertThat(story.vitals().score()).isBetween(0.0, 1.0);
    }

    @Test
    void anAgentThatIsUnseenForLongIsForgottenUnlessItIsQuarantined() {
        story.succeeds(1).happens(new AgentEvent.Quarantined("mallory", story.now(), QUARANTINED));
        story.after(Duration.ofHours(24)).agents().forget(Duration.ofHours(24), story.now());
        assertThat(story.agents().examine(story.now())).hasSize(2);
        story.after(Duration.ofMillis(1)).agents().forget(Duration.ofHours(24), story.now());
        assertThat(story.agents().examine(story.now()))
                .extracting(Agents.Examined::agent)
                .containsExactly("mallory");
    }

    @Test
    void replayingTheJournalGivesTheSameHealth() {
        long seed = Long.getLong("ark.seed", System.nanoTime());
        System.out.println("replay, seed " + seed);
        Random random = new Random(seed);
        List<AgentEvent> journal = new ArrayList<>();
        Instant at = AgentStory.START;
        for (int i = 0; i < 5_000; i++) {
            // Now and then the clock jumps, either way.
            at = at.plusMillis(random.nextInt(100) == 0 ? random.nextLong(-400_000, 400_000) : random.nextInt(2_000));
            journal.add(anyEvent(random, at));
        }
        Instant end = at.plus(Duration.ofHours(1));
        Agents once = new Agents(Thresholds.DEFAULT);
        Agents again = new Agents(Thresholds.DEFAULT);
        journal.forEach(event -> once.fold(event, end));
        journal.forEach(event -> again.fold(event, end));
        assertThat(again.examine(at)).containsExactlyInAnyOrderElementsOf(once.examine(at));
        assertThat(once.examine(at)).allSatisfy(agent -> {
            assertThat(agent.vitals().score()).isBetween(0.0, 1.0);
            assertThat(agent.health().work().latest()).hasSizeLessThanOrEqualTo(WorkLog.CAPACITY);
        });
    }

    private static AgentEvent anyEvent(Random random, Instant at) {
        String agent = "agent-" + random.nextInt(5);
        return switch (random.nextInt(20)) {
            case 0 -> new AgentEvent.Quarantined(agent, at, QUARANTINED);
            case 1 -> new AgentEvent.Restored(agent, at);
            case 2, 3, 4, 5 -> new AgentEvent.Decided(agent, at, random.nextInt(3));
            default -> new AgentEvent.Worked(agent, at, random.nextInt(5) == 0, random.nextInt(8_000));
        };
    }
}
