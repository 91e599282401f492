package dev.ark.cli.rollout;

import dev.ark.cli.terminal.Durations;
import dev.ark.contract.rollout.RolloutRequest;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What may be said of a rollout. What is not said has the deployer's default. */
final class CanaryOptions {
    /** Which rule decides on denials. */
    enum DenialsRule {
        RATIO,
        SIGMA
    }

    @Option(names = "--version", paramLabel = "VERSION", description = "The release to roll out.")
    String version;

    @Option(
            names = "--stage-duration",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "How long each stage takes at least, and the watch at the end; 10m if not given.")
    Duration stage;

    @Option(
            names = "--check-interval",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "Between two checks of the tripwires; 30s if not given.")
    Duration checkInterval;

    @Option(
            names = "--weights",
            paramLabel = "PERCENT",
            split = ",",
            description = "The canary's share at each stage, rising, 1 to 50; 10,25,50 if not given.")
    List<Integer> weights;

    @Option(names = "--no-auto-rollback", description = "When a tripwire fails, hold for a person instead.")
    boolean noAutoRollback;

    @Option(
            names = "--denials-rule",
            paramLabel = "RULE",
            description = "What decides on HRM denials, ratio or sigma; ratio if not given.")
    DenialsRule denialsRule;

    @Option(
            names = "--synthetic-duration",
            paramLabel = "TIME",
            converter = Durations.class,
            description = "Of the synthetic load after a rollback; 5m if not given.")
    Duration synthetic;

    @Option(
            names = "--accept-changes",
            description = "Accept that the version decides recorded proposals otherwise, however many.")
    boolean acceptChanges;

    @Option(names = "--force", description = "Begin though this version was rolled back before.")
    boolean force;

    RolloutRequest request() {
        return new RolloutRequest(
                version,
                weights,
                seconds(stage),
                seconds(checkInterval),
                seconds(synthetic),
                null,
                noAutoRollback ? Boolean.FALSE : null,
                null,
                null,
                denialsRule == null ? null : denialsRule.name().toLowerCase(Locale.ROOT),
                acceptChanges ? Boolean.TRUE : null,
                force ? Boolean.TRUE : null);
    }

    private static @Nullable BigDecimal seconds(@Nullable Duration duration) {
        return duration == null ? null : BigDecimal.valueOf(duration.toSeconds());
    }
}
