package dev.ark.watchdog.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ark.contract.event.EventType;
import dev.ark.contract.identity.Roles;
import dev.ark.testkit.RestartableRedis;
import dev.ark.watchdog.JournalOfCore;
import dev.ark.watchdog.WatchdogTest;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A real Redis that is looked at, goes away, comes back, and has forgotten whom it was to keep out. */
@QuarkusTest
class RedisWatchTest extends WatchdogTest {
    RestartableRedis redis;

    @Test
    void itsFiguresAreToldInHealthAndInMetrics() {
        core.counts("ark_bus_publish_queue{deployment=\"stable\",version=\"dev\"} 3.0\n");
        await().atMost(DEADLINE).until(() -> health().get("redis.publish_queue") != null);
        assertThat(health().getBoolean("redis.answers")).isTrue();
        assertThat(health().getLong("redis.publish_queue")).isEqualTo(3);
        assertThat(health().getDouble("redis.ping_ms")).isPositive();
        assertThat(health().getLong("redis.used_memory_bytes")).isPositive();
        assertThat(health().getLong("redis.connected_clients")).isPositive();
        assertThat(health().getLong("redis.evicted_keys")).isZero();
        assertThat(health().getLong("redis.subscriber_lag")).isNotNegative();
        assertThat(metrics())
                .contains("ark_redis_up{", "ark_redis_ping_seconds{", "ark_redis_subscriber_lag{")
                .contains("ark_redis_publish_queue{", "ark_redis_memory_used_bytes{", "ark_redis_memory_max_bytes{")
                .contains("ark_redis_evicted_keys{", "ark_redis_connected_clients{");
    }

    @Test
    void aSilentRedisIsAWarningAndMakesNoLoopLate() {
        redis.stop();
        try {
            await().atMost(DEADLINE).until(() -> !health().getBoolean("redis.answers"));
            await().atMost(DEADLINE).until(() -> alerts().getList("alerts.name").contains("redis_silent"));
            assertThat(alerts().getString("alerts.find { it.name == 'redis_silent' }.level"))
                    .isEqualTo("WARNING");
        } finally {
            redis.start();
        }
        await().atMost(DEADLINE).until(() -> health().getBoolean("redis.answers"));
        assertThat(health().getBoolean("loops.find { it.loop == 'redis' }.late"))
                .isFalse();
    }

    @Test
    void aQuarantinedAgentsUserIsCutOffAgainAfterARestartAndAdmittedWithTheRestore() throws IOException {
        String agent = newAgent();
        String user = AgentUsers.PREFIX + agent;
        makeUser(user);
        try (Socket connection = connected(user)) {
            bus.publish(core.journal()
                    .append(EventType.QUARANTINE, JournalOfCore.about(agent).put("reason", "drill")));
            await().atMost(DEADLINE).until(() -> isOff(user));
            assertThat(connection.getInputStream().read()).isEqualTo(-1);
        }
        redis.stop();
        redis.start();
        makeUser(user);
        await().atMost(DEADLINE).until(() -> isOff(user));
        bus.publish(core.journal()
                .append(EventType.RESTORE, JournalOfCore.about(agent).put("reason", "repaired")));
        await().atMost(DEADLINE).until(() -> !isOff(user));
    }

    private void makeUser(String user) throws IOException {
        try (Socket socket = open()) {
            assertThat(said(socket, "ACL SETUSER " + user + " on >secret resetchannels &own.* -@all +ping +subscribe"))
                    .startsWith("+OK");
        }
    }

    private Socket connected(String user) throws IOException {
        Socket socket = open();
        assertThat(said(socket, "AUTH " + user + " secret")).startsWith("+OK");
        return socket;
    }

    private boolean isOff(String user) throws IOException {
        try (Socket socket = open()) {
            return said(socket, "AUTH " + user + " secret").startsWith("-WRONGPASS");
        }
    }

    private Socket open() throws IOException {
        URI at = URI.create(redis.url());
        return new Socket(at.getHost(), at.getPort());
    }

    private static String said(Socket socket, String command) throws IOException {
        socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
        socket.getOutputStream().flush();
        byte[] answer = new byte[1_024];
        int length = socket.getInputStream().read(answer);
        return new String(answer, 0, Math.max(0, length), StandardCharsets.UTF_8);
    }

    private static String metrics() {
        return as("prometheus", Roles.METRICS)
                .get("/q/metrics")
                .then()
                .statusCode(200)
                .extract()
                .asString();
    }
}
