package dev.ark.watchdog.redis;

import dev.ark.watchdog.WatchdogConfig;
import java.time.Duration;

/** What is expected of Redis in tests. */
final class RedisLimits {
    private RedisLimits() {}

    static WatchdogConfig.Redis slow(Duration slow) {
        return new WatchdogConfig.Redis() {
            @Override
            public Duration interval() {
                return Duration.ofSeconds(2);
            }

            @Override
            public Duration timeout() {
                return Duration.ofSeconds(1);
            }

            @Override
            public Duration slow() {
                return slow;
            }

            @Override
            public double full() {
                return 0.9;
            }

            @Override
            public long behind() {
                return 100;
            }
        };
    }
}
