package dev.ark.watchdog.redis;

import dev.ark.watchdog.WatchdogConfig;
import io.quarkus.redis.datasource.ReactiveRedisDataSource;
import io.vertx.mutiny.redis.client.Response;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Redis, asked over a connection that no subscription holds. */
@Singleton
final class ConnectedRedis implements RedisServer {
    private static final String ACL = "ACL";

    private final ReactiveRedisDataSource redis;
    private final Duration timeout;

    ConnectedRedis(ReactiveRedisDataSource redis, WatchdogConfig config) {
        this.redis = redis;
        this.timeout = config.redis().timeout();
    }

    @Override
    public void ping() {
        ask("PING");
    }

    @Override
    public RedisFigures figures() {
        return RedisFigures.of(ask("INFO").toString());
    }

    @Override
    public Map<String, Boolean> agentUsers() {
        Map<String, Boolean> users = new HashMap<>();
        for (Response line : ask(ACL, "LIST")) {
            List<String> rule = List.of(line.toString().split(" "));
            if (rule.size() > 1 && rule.get(1).startsWith(AgentUsers.PREFIX)) {
                users.put(rule.get(1), rule.contains("on"));
            }
        }
        return users;
    }

    @Override
    public void cut(String user) {
        ask(ACL, "SETUSER", user, "off");
        ask("CLIENT", "KILL", "USER", user);
    }

    @Override
    public void admit(String user) {
        ask(ACL, "SETUSER", user, "on");
    }

    private Response ask(String command, String... arguments) {
        return redis.execute(command, arguments).await().atMost(timeout);
    }
}
