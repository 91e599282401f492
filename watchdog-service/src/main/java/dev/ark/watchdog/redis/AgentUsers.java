package dev.ark.watchdog.redis;

import dev.ark.watchdog.Journal;
import dev.ark.watchdog.Posture;
import dev.ark.watchdog.agent.Agents;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import org.jboss.logging.Logger;

/**
 * Keeps quarantined agents off Redis: an agent's user there, {@code agent-} and its name, is off exactly while the agent is quarantined in
 * both slots. It is looked at again and again, so neither a restart of Redis, which forgets, nor a change by somebody else lasts. It is only
 * in addition: the fence is the core's. One look at a time.
 */
@Singleton
final class AgentUsers {
    static final String PREFIX = "agent-";
    private static final Logger LOG = Logger.getLogger(AgentUsers.class);

    private final RedisServer redis;
    private final Agents agents;
    private final Journal journal;
    private final Posture posture;
    private final MeterRegistry meters;

    AgentUsers(RedisServer redis, Agents agents, Journal journal, Posture posture, MeterRegistry meters) {
        this.redis = redis;
        this.agents = agents;
        this.journal = journal;
        this.posture = posture;
        this.meters = meters;
    }

    /** Makes the users what the agents' standing says; does nothing before that is known. */
    void reconcile() {
        if (!journal.isCaughtUp()) {
            return;
        }
        Map<String, Boolean> users = redis.agentUsers();
        if (users.isEmpty()) {
            return;
        }
        Set<String> quarantined = agents.quarantined();
        users.forEach((user, on) -> {
            boolean mayEnter = !quarantined.contains(user.substring(PREFIX.length()));
            if (on != mayEnter) {
                change(user, mayEnter);
            }
        });
    }

    private void change(String user, boolean mayEnter) {
        meters.counter("ark.watchdog.redis.users", "change", mayEnter ? "admitted" : "cut")
                .increment();
        if (posture == Posture.OBSERVES) {
            return;
        }
        LOG.warnf("the Redis user %s is %s", user, mayEnter ? "on again" : "cut off");
        if (mayEnter) {
            redis.admit(user);
        } else {
            redis.cut(user);
        }
    }
}
