package dev.ark.deployer.observation;

import dev.ark.deployer.rollout.Intent;
import dev.ark.deployer.rollout.Phase;
import dev.ark.deployer.rollout.RolloutState;
import dev.ark.deployer.rollout.Row;
import dev.ark.deployer.traffic.Shares;
import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.Assessment;
import dev.ark.deployer.tripwire.CheckRecord;
import dev.ark.deployer.tripwire.Denials;
import dev.ark.deployer.tripwire.Errors;
import dev.ark.deployer.tripwire.Health;
import dev.ark.deployer.tripwire.Latency;
import dev.ark.deployer.tripwire.Probe;
import dev.ark.deployer.tripwire.Quarantines;
import dev.ark.deployer.tripwire.Router;
import dev.ark.deployer.tripwire.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One check of all tripwires of a rollout.
 *
 * @param rollout that has started its canary
 * @param before samples before the start, for the 3σ line
 * @param since samples under the rollout since it first started its canary, in the order in which they were taken
 * @param longest how old the last sample may be
 */
public record Inspection(RolloutState rollout, List<Sample> before, List<Sample> since, Instant now, Duration longest) {
    /**
     * How long a process that has just been given traffic is not judged by how fast it is and what it denies: until what it runs is compiled
     * it is slow for no fault of its version. What fails is counted all the time.
     */
    private static final Duration SETTLING = Duration.ofSeconds(10);

    /** The row that first started the canary; empty while none has. */
    public static Optional<Row> start(RolloutState rollout) {
        return starts(rollout).findFirst();
    }

    /** Whether the version that is rolled out is to serve somewhere now, so that there is something to be checked. */
    public static boolean isWatched(RolloutState rollout) {
        return WatchedSlot.of(rollout.last()).isPresent();
    }

    private static Stream<Row> starts(RolloutState rollout) {
        return rollout.rows().stream().filter(row -> row.place().phase() == Phase.START);
    }

    /** What the tripwires say. */
    public Assessment assessment() {
        Versions versions =
                new Versions(rollout.spec().version(), rollout.spec().stable());
        Windows windows = Windows.of(since, versions);
        Slot watched = WatchedSlot.of(rollout.last()).orElse(Slot.CANARY);
        Blindness blindness = new Blindness(since, watched, now, longest);
        Denials denials = new Denials(
                Denials.DEFAULT.ratio(),
                Denials.DEFAULT.bad(),
                rollout.spec().options().denialsRule());
        List<CheckRecord> checks = List.of(
                denials.check(
                        now, settled(windows.denials(), Window::until), Windows.baseline(before, versions.stable())),
                Quarantines.DEFAULT.check(now, Isolations.of(since, versions), isWatchdogReady(watched)),
                Latency.DEFAULT.check(
                        now,
                        settled(windows.latencies(), window -> window.slow().until())),
                Errors.DEFAULT.check(now, windows.errors()),
                Router.DEFAULT.check(now, windows.router()),
                health());
        return Assessment.of(checks.stream().map(blindness::over).toList());
    }

    private <W> List<W> settled(List<W> windows, Function<W, Instant> until) {
        List<Instant> given = rollout.rows().stream()
                .filter(Inspection::givesTraffic)
                .map(row -> row.span().openedAt())
                .toList();
        return windows.stream()
                .filter(window -> given.stream().noneMatch(at -> isWithin(until.apply(window), at)))
                .toList();
    }

    /** To the canary for the first time, and to stable that was begun anew. */
    private static boolean givesTraffic(Row row) {
        return switch (row.place().phase()) {
            case RAMP -> row.place().step() == 0;
            case PROMOTE -> row.intent().equals(new Intent.Route(Shares.ALL_STABLE));
            default -> false;
        };
    }

    private static boolean isWithin(Instant until, Instant given) {
        return !until.isBefore(given) && until.isBefore(given.plus(SETTLING));
    }

    /** Whoever quarantines has to be there, and at the canary whoever would. */
    private boolean isWatchdogReady(Slot watched) {
        if (since.isEmpty()) {
            return false;
        }
        Sample last = since.getLast();
        return last.stable().watchdogReady()
                && (watched == Slot.STABLE || last.canary().watchdogReady());
    }

    /** Counted from the last start: one that was interrupted begins anew. */
    private CheckRecord health() {
        Row start = starts(rollout).reduce((first, second) -> second).orElseThrow();
        List<Probe> probes = new ArrayList<>();
        for (Sample sample : since) {
            if (sample.under() != null && sample.under().row() >= start.number()) {
                row(sample.under().row())
                        .flatMap(WatchedSlot::of)
                        .ifPresent(slot -> probes.add(
                                new Probe(sample.at(), sample.of(slot).ready())));
            }
        }
        return Health.DEFAULT.check(now, start.span().openedAt(), probes);
    }

    private Optional<Row> row(long number) {
        return rollout.rows().stream().filter(row -> row.number() == number).findFirst();
    }
}
