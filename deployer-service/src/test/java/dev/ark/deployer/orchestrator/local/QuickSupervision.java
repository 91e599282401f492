package dev.ark.deployer.orchestrator.local;

import dev.ark.deployer.DeployerConfig;
import java.time.Duration;

/** Supervision that does not let a test wait. */
record QuickSupervision() implements DeployerConfig.Supervision {
    @Override
    public Duration turn() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration probeUntilReady() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration probeOnceReady() {
        return Duration.ofMillis(200);
    }

    @Override
    public Duration probeTimeout() {
        return Duration.ofMillis(500);
    }

    @Override
    public Duration firstBackOff() {
        return Duration.ofMillis(50);
    }

    @Override
    public Duration longestBackOff() {
        return Duration.ofSeconds(1);
    }

    @Override
    public Duration hungAfter() {
        return Duration.ofSeconds(3);
    }

    @Override
    public Duration drain() {
        return Duration.ofSeconds(2);
    }
}
