package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.DeployerConfig;
import java.time.Duration;
import java.util.OptionalInt;

/** The edge's settings in tests: small limits, so that they are reached. */
record EdgeSettings(
        Duration upstreamTimeout,
        Duration drain,
        Duration readTimeout,
        Duration keepAliveTimeout,
        int maxRequests,
        long maxHeldBytes,
        int maxClients)
        implements DeployerConfig.Edge {
    static final int MAX_BODY = 256 * 1024;

    EdgeSettings(Duration upstreamTimeout, Duration drain) {
        this(upstreamTimeout, drain, Duration.ofMinutes(1), Duration.ofMinutes(1), 1_024, 32L << 20, 4_096);
    }

    static EdgeSettings usual() {
        return new EdgeSettings(Duration.ofSeconds(10), Duration.ofSeconds(5));
    }

    /** With little room: for requests, for bytes of bodies and for connections. */
    static EdgeSettings bounded(int maxRequests, long maxHeldBytes, int maxClients) {
        EdgeSettings usual = usual();
        return new EdgeSettings(
                usual.upstreamTimeout,
                usual.drain,
                usual.readTimeout,
                usual.keepAliveTimeout,
                maxRequests,
                maxHeldBytes,
                maxClients);
    }

    /** With little patience for clients. */
    static EdgeSettings timed(Duration readTimeout, Duration keepAliveTimeout) {
        EdgeSettings usual = usual();
        return new EdgeSettings(
                usual.upstreamTimeout,
                usual.drain,
                readTimeout,
                keepAliveTimeout,
                usual.maxRequests,
                usual.maxHeldBytes,
                usual.maxClients);
    }

    @Override
    public String host() {
        return "127.0.0.1";
    }

    @Override
    public OptionalInt port() {
        return OptionalInt.of(0);
    }

    @Override
    public OptionalInt eventLoops() {
        return OptionalInt.of(2);
    }

    @Override
    public int maxBodyBytes() {
        return MAX_BODY;
    }

    @Override
    public int maxHeaderBytes() {
        return 16_384;
    }

    @Override
    public int maxRequestLineBytes() {
        return 8_192;
    }

    @Override
    public int connections() {
        return 64;
    }

    @Override
    public int waiting() {
        return 64;
    }

    @Override
    public Duration connectTimeout() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration idleTimeout() {
        return Duration.ofMinutes(1);
    }
}
