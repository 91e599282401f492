package dev.ark.deployer.http;

import dev.ark.contract.http.Checks;
import dev.ark.contract.rollout.CommandRequest;
import dev.ark.contract.rollout.RollbackRequest;
import dev.ark.contract.rollout.RolloutRequest;
import dev.ark.deployer.engine.Draft;
import dev.ark.deployer.engine.Order;
import dev.ark.deployer.engine.RollbackDraft;
import dev.ark.deployer.rollout.Command;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.rollout.Timing;
import dev.ark.deployer.tripwire.Denials;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is asked of rollouts, checked and with its defaults. */
final class RolloutRequests {
    private static final BigDecimal MOST_SECONDS =
            BigDecimal.valueOf(Duration.ofDays(7).toSeconds());
    private static final int NANO_DIGITS = 9;

    private RolloutRequests() {}

    static Draft draft(@Nullable RolloutRequest body) {
        RolloutRequest request = Checks.present("body", body);
        return new Draft(
                Checks.name("version", request.version()),
                timing(request),
                new Options(
                        orElse(request.autoRollback(), true),
                        orElse(request.healthCheck(), true),
                        Checks.optionalName("snapshot", request.snapshot()),
                        rule(request.denialsRule()),
                        orElse(request.acceptChanges(), false)),
                orElse(request.force(), false));
    }

    static RollbackDraft draft(@Nullable RollbackRequest body) {
        RollbackRequest request = Checks.present("body", body);
        Integer synthetic = request.syntheticSeconds();
        return new RollbackDraft(
                Checks.reason(request.reason()),
                Checks.optionalName("snapshot", request.snapshot()),
                orElse(request.healthCheck(), true),
                synthetic == null ? null : seconds("synthetic_seconds", BigDecimal.valueOf(synthetic)));
    }

    static Order order(Command.Kind kind, @Nullable CommandRequest body, String by) {
        CommandRequest request = Checks.present("body", body);
        return new Order(kind, orElse(request.force(), false), by, Checks.reason(request.reason()));
    }

    private static Timing timing(RolloutRequest request) {
        Timing defaults = Timing.DEFAULT;
        Duration stage = orElse("stage_seconds", request.stageSeconds(), defaults.stage());
        // A short stage alone shall not be refused for checks that it was not asked about.
        Duration interval = stage.compareTo(defaults.checkInterval()) < 0 ? stage : defaults.checkInterval();
        List<Integer> weights = Checks.list("weights", request.weights());
        try {
            return new Timing(
                    request.weights() == null ? defaults.weights() : weights,
                    stage,
                    orElse("check_interval_seconds", request.checkIntervalSeconds(), interval),
                    orElse("synthetic_seconds", request.syntheticSeconds(), defaults.synthetic()),
                    orElse("ramp_pause_seconds", request.rampPauseSeconds(), defaults.rampPause()));
        } catch (IllegalArgumentException e) {
            throw Checks.invalid("weights, stage_seconds or check_interval_seconds", "is wrong: " + e.getMessage());
        }
    }

    private static Duration orElse(String field, @Nullable BigDecimal seconds, Duration absent) {
        return seconds == null ? absent : seconds(field, seconds);
    }

    private static Duration seconds(String field, BigDecimal value) {
        BigDecimal seconds = Checks.positive(field, value);
        if (seconds.compareTo(MOST_SECONDS) > 0 || seconds.scale() > NANO_DIGITS) {
            throw Checks.invalid(field, "is not within a nanosecond and 7 days");
        }
        return Duration.ofNanos(seconds.movePointRight(NANO_DIGITS).longValueExact());
    }

    private static Denials.Rule rule(@Nullable String name) {
        return switch (name) {
            case null -> Denials.Rule.RATIO;
            case "ratio" -> Denials.Rule.RATIO;
            case "sigma" -> Denials.Rule.SIGMA;
            default -> throw Checks.invalid("denials_rule", "is neither ratio nor sigma");
        };
    }

    private static boolean orElse(@Nullable Boolean value, boolean absent) {
        return value == null ? absent : value;
    }
}
