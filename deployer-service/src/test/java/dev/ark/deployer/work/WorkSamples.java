package dev.ark.deployer.work;

import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.journal.HashChain;
import dev.ark.contract.local.Release;
import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.Place;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutSpec.Options;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.rollout.Row.Cause;
import dev.ark.deployer.rollout.Timing;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rollout of v2 over v1, with what belongs to it. */
final class WorkSamples {
    static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");
    static final RolloutSpec SPEC = new RolloutSpec("r1", "v2", "v1", Timing.DEFAULT, Options.DEFAULT);
    static final RolloutSpec CONSENTED = new RolloutSpec(
            "r1", "v2", "v1", Timing.DEFAULT, new Options(true, true, null, Options.DEFAULT.denialsRule(), true));

    /** v1 of rules 1 and schema 9, and v2 of rules 2 and schema 10. */
    static final Releases RELEASES = new Releases() {
        @Override
        public Optional<Release> find(String version) {
            return switch (version) {
                case "v1" -> Optional.of(release("v1", 9, 1, Map.of()));
                case "v2" -> Optional.of(release("v2", 10, 2, Map.of("ARK_CHAOS_ERROR_RATE", "0.05")));
                default -> Optional.empty();
            };
        }

        @Override
        public List<String> overlayProblems(String version) {
            return List.of();
        }
    };

    private WorkSamples() {}

    static Release release(String version, int schema, long rules, Map<String, String> settings) {
        return new Release(version, "b", settings, 2, schema, rules, "", true, "olivia", NOW);
    }

    static Assignment assignment(RolloutSpec spec, long row, Intent intent, List<String> progress) {
        Row open = new Row(
                row,
                new Place(Phase.ROLLBACK, 2, 0),
                null,
                intent,
                new Row.Span(NOW, NOW, NOW),
                1,
                new Cause(Cause.Kind.PROGRESS, "", 0),
                null);
        return new Assignment(new RolloutState(spec, List.of(open), 1), progress::add);
    }

    static StateSnapshot snapshot(String id, String reason, long seq, int schema) {
        return new StateSnapshot(
                id, NOW, 1, seq, HashChain.GENESIS, "", 4096, schema, reason, "deployer", 1, true, NOW, null);
    }

    /** Waits for nothing. */
    static Waiting impatient() {
        return new Waiting(length -> {});
    }
}
