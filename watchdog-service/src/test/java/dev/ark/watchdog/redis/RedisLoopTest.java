package dev.ark.watchdog.redis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ark.contract.http.AlertReport;
import dev.ark.watchdog.KnownJournal;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.agent.AgentEvent;
import dev.ark.watchdog.agent.AgentStory;
import dev.ark.watchdog.agent.Agents;
import dev.ark.watchdog.agent.Standing;
import dev.ark.watchdog.alert.AlertLog;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What Redis answers, and what is made of it. */
class RedisLoopTest {
    private static final String USER = AgentUsers.PREFIX + AgentStory.AGENT;

    private final AgentStory story = new AgentStory();
    private final KnownJournal journal = new KnownJournal();
    private final AlertLog alerts = new AlertLog(Duration.ofMinutes(5), Instant::now);
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final TellingRedis redis = new TellingRedis();

    private static final class TellingRedis implements RedisServer {
        private RedisFigures figures = new RedisFigures(100, 1_000, 5, 2);
        private boolean silent;
        private boolean setsNoUsers;
        private Map<String, Boolean> users = Map.of();
        private final List<String> changed = new ArrayList<>();

        @Override
        public void ping() {
            if (silent) {
                throw new IllegalStateException("no answer in time");
            }
        }

        @Override
        public RedisFigures figures() {
            return figures;
        }

        @Override
        public Map<String, Boolean> agentUsers() {
            if (setsNoUsers) {
                throw new IllegalStateException("NOPERM this user has no permissions to run the 'acl|list' command");
            }
            return users;
        }

        @Override
        public void cut(String user) {
            changed.add("cut " + user);
        }

        @Override
        public void admit(String user) {
            changed.add("admit " + user);
        }
    }

    private Tells backlog = new Tells(OptionalLong.of(4), OptionalLong.empty());

    private record Tells(OptionalLong subscriberLag, OptionalLong publishQueue) implements Backlog {}

    private RedisLoop loop(Posture posture, Duration slow) {
        return new RedisLoop(
                redis, backlog, users(posture), alerts, RedisLimits.slow(slow), java.time.Clock.systemUTC());
    }

    private RedisLoop loop() {
        return loop(Posture.ACTS, Duration.ofSeconds(10));
    }

    private AgentUsers users(Posture posture) {
        Agents agents = story.agents();
        return new AgentUsers(redis, agents, journal, posture, meters);
    }

    private List<String> raised() {
        return alerts.publish().stream().map(AlertReport::name).toList();
    }

    @Test
    void aRedisThatIsWellIsNoAlert() {
        RedisLoop loop = loop();
        loop.turn();
        loop.turn();
        assertThat(raised()).isEmpty();
        assertThat(loop.condition().answers()).isTrue();
        assertThat(loop.condition().subscriberLag()).hasValue(4);
        assertThat(loop.condition().publishQueue()).isEmpty();
    }

    @Test
    void aSilentOneIsAWarningAndNoFailureOfTheLoop() {
        RedisLoop loop = loop();
        redis.silent = true;
        loop.turn();
        assertThat(raised()).containsExactly("redis_silent");
        assertThat(loop.condition().failure()).isEqualTo("no answer in time");
    }

    @Test
    void oneThatLetsNobodyLookAfterUsersIsNotSilent() {
        RedisLoop loop = loop();
        redis.setsNoUsers = true;
        loop.turn();
        assertThat(raised()).containsExactly("redis_users_unmanaged");
        assertThat(loop.condition().answers()).isTrue();
    }

    @Test
    void tooManyEventsOnTheirWayAreAWarning() {
        backlog = new Tells(OptionalLong.of(101), OptionalLong.of(101));
        loop().turn();
        assertThat(raised()).containsExactly("bus_behind", "publishing_behind");
    }

    @Test
    void aSlowOneIsAWarning() {
        loop(Posture.ACTS, Duration.ZERO).turn();
        assertThat(raised()).containsExactly("redis_slow");
    }

    @Test
    void keysThatAreEvictedAreAWarningAndARestartIsNone() {
        RedisLoop loop = loop();
        loop.turn();
        redis.figures = new RedisFigures(100, 1_000, 0, 2);
        loop.turn();
        assertThat(raised()).isEmpty();
        redis.figures = new RedisFigures(100, 1_000, 3, 2);
        loop.turn();
        assertThat(alerts.publish())
                .singleElement()
                .extracting(AlertReport::detail)
                .isEqualTo("3 keys were evicted");
    }

    @Test
    void oneThatIsNearlyFullIsAWarning() {
        redis.figures = new RedisFigures(901, 1_000, 0, 2);
        loop().turn();
        assertThat(raised()).containsExactly("redis_full");
    }

    @Test
    void usersFollowTheStandingOfTheirAgents() {
        RedisLoop loop = loop();
        redis.users = Map.of(USER, true);
        story.succeeds(1);
        loop.turn();
        assertThat(redis.changed).isEmpty();
        story.isQuarantined();
        loop.turn();
        redis.users = Map.of(USER, false);
        loop.turn();
        assertThat(redis.changed).containsExactly("cut " + USER);
        story.isRestored();
        loop.turn();
        assertThat(redis.changed).containsExactly("cut " + USER, "admit " + USER);
    }

    @Test
    void oneThatIsQuarantinedInTheCanaryAloneKeepsItsUser() {
        redis.users = Map.of(USER, true);
        var canary = new Standing.Quarantined("drill", "olivia", false, null);
        story.happens(new AgentEvent.Quarantined(AgentStory.AGENT, story.now(), canary));
        loop().turn();
        assertThat(redis.changed).isEmpty();
    }

    @Test
    void beforeTheJournalIsKnownNoUserIsTouched() {
        redis.users = Map.of(USER, false);
        journal.caughtUp(false);
        loop().turn();
        assertThat(redis.changed).isEmpty();
    }

    @Test
    void theCanaryCountsWhatItWouldDo() {
        redis.users = Map.of(USER, true);
        story.isQuarantined();
        loop(Posture.OBSERVES, Duration.ofSeconds(10)).turn();
        assertThat(redis.changed).isEmpty();
        assertThat(meters.counter("ark.watchdog.redis.users", "change", "cut").count())
                .isEqualTo(1);
    }
}
