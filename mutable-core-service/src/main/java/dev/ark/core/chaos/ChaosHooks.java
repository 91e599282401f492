package dev.ark.core.chaos;

import dev.ark.runtime.deployment.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** The hooks that are set, within their ranges. */
record ChaosHooks(OptionalLong delayMillis, OptionalDouble errorRate, Optional<Duration> crashAfter) {
    /**
     * Takes them from the configuration.
     *
     * @throws IllegalStateException when one is out of range, or set in production
     */
    static ChaosHooks of(ChaosConfig config, Environment environment) {
        ChaosHooks hooks = new ChaosHooks(config.decisionDelayMs(), config.errorRate(), config.crashAfter());
        if (environment == Environment.PRODUCTION && !hooks.inWords().isEmpty()) {
            throw new IllegalStateException("in production nothing is broken on purpose: remove "
                    + String.join(", ", hooks.inWords()) + ", or set ARK_ENVIRONMENT=development");
        }
        hooks.requireRanges();
        return hooks;
    }

    /** Those that are set, as they would be written. */
    List<String> inWords() {
        List<String> words = new ArrayList<>();
        delayMillis.ifPresent(millis -> words.add("ARK_CHAOS_DECISION_DELAY_MS=" + millis));
        errorRate.ifPresent(rate -> words.add("ARK_CHAOS_ERROR_RATE=" + rate));
        crashAfter.ifPresent(after -> words.add("ARK_CHAOS_CRASH_AFTER=" + after));
        return words;
    }

    private void requireRanges() {
        double rate = errorRate.orElse(0);
        boolean isRate = rate >= 0 && rate <= 1;
        if (delayMillis.orElse(0) < 0
                || !isRate
                || crashAfter.orElse(Duration.ZERO).isNegative()) {
            throw new IllegalStateException("out of range: " + String.join(", ", inWords()));
        }
    }
}
