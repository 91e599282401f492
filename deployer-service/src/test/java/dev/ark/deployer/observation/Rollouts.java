package dev.ark.deployer.observation;

import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.Place;
import dev.ark.deployer.rollout.RolloutSpec;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.rollout.Row.Cause;
import dev.ark.deployer.rollout.Row.Ending;
import dev.ark.deployer.rollout.Row.Span;
import dev.ark.deployer.rollout.Timing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Rollouts of v2 in the place of v1 that have got somewhere. */
public final class Rollouts {
    public static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    public static final RolloutSpec SPEC =
            new RolloutSpec("r1", "v2", "v1", Timing.DEFAULT, RolloutSpec.Options.DEFAULT);

    private Rollouts() {}

    /** A rollout that was at these places, one row each; the last is open. */
    public static RolloutState at(Place... places) {
        return at(SPEC, places);
    }

    public static RolloutState at(RolloutSpec spec, Place... places) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < places.length; i++) {
            Span span = new Span(NOON, NOON, NOON.plus(Duration.ofHours(1)));
            rows.add(new Row(
                    i + 1,
                    places[i],
                    places[i].phase().isInterruption() ? places[i - 1] : null,
                    new Intent.Nothing(),
                    span,
                    1,
                    new Cause(Cause.Kind.PROGRESS, "", 0),
                    i + 1 < places.length ? new Ending(true, "", NOON) : null));
        }
        return new RolloutState(spec, rows, 1);
    }

    public static Place place(Phase phase) {
        return new Place(phase, 0, 0);
    }

    public static Place place(Phase phase, int step) {
        return new Place(phase, step, 0);
    }
}
