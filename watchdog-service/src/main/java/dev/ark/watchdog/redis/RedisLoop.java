package dev.ark.watchdog.redis;

import dev.ark.contract.http.AlertReport;
import dev.ark.contract.http.AlertReport.Level;
import dev.ark.watchdog.WatchdogConfig;
import dev.ark.watchdog.Wording;
import dev.ark.watchdog.alert.AlertLog;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Looks at Redis, which may lose anything and stops nothing: what is wrong with it is a warning, and no failure of this loop. One turn at
 * a time.
 */
@Singleton
public final class RedisLoop {
    private final RedisServer redis;
    private final Backlog backlog;
    private final AgentUsers users;
    private final AlertLog alerts;
    private final WatchdogConfig.Redis config;
    private final Clock clock;
    private volatile RedisCondition condition = RedisCondition.UNKNOWN;

    @Inject
    RedisLoop(
            RedisServer redis, Backlog backlog, AgentUsers users, AlertLog alerts, WatchdogConfig config, Clock clock) {
        this(redis, backlog, users, alerts, config.redis(), clock);
    }

    RedisLoop(
            RedisServer redis,
            Backlog backlog,
            AgentUsers users,
            AlertLog alerts,
            WatchdogConfig.Redis config,
            Clock clock) {
        this.redis = redis;
        this.backlog = backlog;
        this.users = users;
        this.alerts = alerts;
        this.config = config;
        this.clock = clock;
    }

    /** How Redis was at the last look. */
    public RedisCondition condition() {
        return condition;
    }

    /** One look. */
    public void turn() {
        RedisFigures before = condition.figures();
        RedisCondition now = look();
        condition = now;
        judgeBacklog(now);
        if (now.answers()) {
            judge(now, before);
            reconcileUsers();
        } else {
            warn("redis_silent", "Redis does not answer: " + now.failure());
        }
    }

    /** That it is not ours to set users does not mean that Redis is silent. */
    private void reconcileUsers() {
        try {
            users.reconcile();
        } catch (RuntimeException e) {
            warn("redis_users_unmanaged", "the agents' users in Redis cannot be looked after: " + text(e));
        }
    }

    private RedisCondition look() {
        Duration ping = null;
        RedisFigures figures = null;
        String failure = null;
        try {
            long begun = System.nanoTime();
            redis.ping();
            ping = Duration.ofNanos(System.nanoTime() - begun);
            figures = redis.figures();
        } catch (RuntimeException e) {
            failure = text(e);
        }
        return new RedisCondition(
                clock.instant(), ping, figures, backlog.subscriberLag(), backlog.publishQueue(), failure);
    }

    private static String text(RuntimeException e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    private void judge(RedisCondition now, @Nullable RedisFigures before) {
        if (now.ping().compareTo(config.slow()) > 0) {
            warn("redis_slow", "Redis took " + now.ping().toMillis() + " ms to answer");
        }
        // A restart begins to count at 0, which is no eviction.
        if (before != null && now.figures().evictedKeys() > before.evictedKeys()) {
            warn("redis_evicting", now.figures().evictedKeys() - before.evictedKeys() + " keys were evicted");
        }
        if (now.figures().fullness() > config.full()) {
            warn(
                    "redis_full",
                    "%d of %d bytes are used"
                            .formatted(now.figures().usedMemory(), now.figures().mostMemory()));
        }
    }

    private void judgeBacklog(RedisCondition now) {
        if (now.subscriberLag().orElse(0) > config.behind()) {
            warn("bus_behind", now.subscriberLag().getAsLong() + " events of the journal are not taken in yet");
        }
        if (now.publishQueue().orElse(0) > config.behind()) {
            warn("publishing_behind", now.publishQueue().getAsLong() + " events of the core are not published yet");
        }
    }

    private void warn(String name, String detail) {
        alerts.raise(
                new AlertReport(name, Level.WARNING, Wording.within(Wording.LONGEST, detail), null, clock.instant()));
    }
}
