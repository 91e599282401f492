package dev.ark.deployer.rollout;

import dev.ark.deployer.rollout.Row.Cause;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A rollout: what it was asked, and all that is durable of it.
 *
 * @param rows in order, at least one; only the last may be open
 * @param fence the epoch of the deployer that advances it now
 */
public record RolloutState(RolloutSpec spec, List<Row> rows, long fence) {
    public RolloutState {
        rows = List.copyOf(rows);
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("a rollout begins with a row");
        }
        for (Row row : rows.subList(0, rows.size() - 1)) {
            if (row.ending() == null) {
                throw new IllegalArgumentException("two rows are open");
            }
        }
    }

    /** A rollout that begins. */
    public static RolloutState begin(RolloutSpec spec, Instant now, long fence) {
        return first(spec, Place.at(Phase.PENDING), new Cause(Cause.Kind.PROGRESS, "begun", 0), now, fence);
    }

    /** A rollback that a person asks for while there is no rollout. */
    public static RolloutState beginRollback(RolloutSpec spec, String reason, Instant now, long fence) {
        return first(spec, Place.at(Phase.ROLLBACK, 0), new Cause(Cause.Kind.COMMAND, reason, 0), now, fence);
    }

    private static RolloutState first(RolloutSpec spec, Place place, Cause cause, Instant now, long fence) {
        Opening opening = Course.opening(spec, place);
        Row row = new Row(1, place, null, opening.intent(), opening.span(now), fence, cause, null);
        return new RolloutState(spec, List.of(row), fence);
    }

    /** Where it is. */
    public Row last() {
        return rows.getLast();
    }

    /** Whether nothing follows. */
    public boolean isOver() {
        return last().place().phase().isEnd();
    }

    /** With a transition written down. */
    public RolloutState after(Step.Move move) {
        List<Row> next = new ArrayList<>(rows.subList(0, rows.size() - 1));
        next.add(move.ended());
        next.add(move.begun());
        return new RolloutState(spec, next, fence);
    }

    /** Whether the version failed, so that it is not rolled out again without force. */
    public boolean versionFailed() {
        return last().place().phase() == Phase.ROLLED_BACK && rows.stream().anyMatch(RolloutState::isVersionsFault);
    }

    private static boolean isVersionsFault(Row row) {
        Phase from = row.place().phase() == Phase.HELD && row.back() != null
                ? row.back().phase()
                : row.place().phase();
        boolean left = row.place().is(Phase.ROLLBACK, 0) || (row.place().phase() == Phase.HELD && from.isWatched());
        boolean fault = row.cause().kind() == Cause.Kind.TRIPWIRE || row.cause().kind() == Cause.Kind.FAILURE;
        return left && fault;
    }

    /** Whether a canary may run, or more than a canary may have been changed. */
    boolean wasStarted() {
        return rows.stream()
                .anyMatch(row -> !row.place().phase().isBeforeStart()
                        && !row.place().phase().isInterruption());
    }

    /** Whether a person went on in spite of a tripwire. */
    boolean isForced() {
        return rows.stream().anyMatch(row -> row.cause().kind() == Cause.Kind.FORCED);
    }

    /** Whether the present rollback had to stop stable. */
    boolean stoppedStable() {
        boolean stopped = false;
        for (Row row : rows) {
            if (row.place().is(Phase.ROLLBACK, 0)) {
                stopped = false;
            }
            stopped |= row.place().phase() == Phase.ROLLBACK
                    && row.place().step() > 0
                    && (row.intent() instanceof Intent.Restore || row.intent() instanceof Intent.RunStable);
        }
        return stopped;
    }
}
