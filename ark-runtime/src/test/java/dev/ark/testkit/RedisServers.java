package dev.ark.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Map;

/** A real Redis server on a free port of the loopback interface, for the tests of one service. */
public final class RedisServers implements QuarkusTestResourceLifecycleManager {
    private RestartableRedis server;

    @Override
    public Map<String, String> start() {
        server = new RestartableRedis();
        return Map.of("quarkus.redis.hosts", server.url(), "quarkus.redis.bus.hosts", server.url());
    }

    /** Gives the server to a field of a test that wants to stop it, or to publish on it. */
    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(server, new TestInjector.MatchesType(RestartableRedis.class));
    }

    @Override
    public void stop() {
        if (server != null) {
            server.close();
        }
    }
}
