package dev.ark.deployer.traffic.embedded;

import dev.ark.deployer.DeployerConfig;
import java.time.Duration;
import java.util.OptionalInt;

/** The edge's settings in tests: small limits, so that they are reached. */
record EdgeSettings(Duration upstreamTimeout, Duration drain) implements DeployerConfig.Edge {
    static final int MAX_BODY = 256 * 1024;

    static EdgeSettings usual() {
        return new EdgeSettings(Duration.ofSeconds(10), Duration.ofSeconds(5));
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
