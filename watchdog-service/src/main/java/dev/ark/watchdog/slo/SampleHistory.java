package dev.ark.watchdog.slo;

import dev.ark.watchdog.SteadyTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The samples of the last three days: as they came for an hour, of a minute each for six hours, then of five minutes. A window reaches as
 * far back as it says, within one such step. Thread-safe; bounded. Times are those of a clock that is never set, see {@link SteadyTime}.
 */
final class SampleHistory {
    /** The longest window. */
    static final Duration LONGEST = Duration.ofDays(3);

    private static final Duration AS_THEY_CAME = Duration.ofHours(1);
    private static final Duration BY_MINUTES = Duration.ofHours(6);
    private static final long MINUTE = 60;
    private static final long FIVE_MINUTES = 300;
    /** One step more than the longest window, so that it is whole. */
    private static final Duration KEPT = LONGEST.plusSeconds(FIVE_MINUTES);

    private static final int MOST = 10_000;

    private List<Sample> samples = List.of();

    /**
     * What is known of a window.
     *
     * @param dataFrom the beginning of the oldest sample in the history, which may be before or in the window
     * @param lastAt the end of the newest in the window
     */
    record Window(Tally tally, Duration covered, Optional<Instant> dataFrom, Optional<Instant> lastAt) {}

    /** Adds a sample that is newer than those that are there. */
    synchronized void add(Sample sample) {
        List<Sample> more = new ArrayList<>(samples);
        more.add(sample);
        samples = compacted(more, sample.at());
    }

    /** Adds samples of an earlier life, oldest first. */
    synchronized void addAll(List<Sample> earlier, Instant now) {
        samples = compacted(earlier, now);
    }

    /** Oldest first. */
    synchronized List<Sample> samples() {
        return samples;
    }

    /** What happened in the time up to now. */
    Window window(Duration length, Instant now) {
        List<Sample> all = samples();
        Instant from = now.minus(length);
        Tally sum = Tally.NOTHING;
        Duration covered = Duration.ZERO;
        Instant last = null;
        for (int i = all.size() - 1; i >= 0 && all.get(i).at().isAfter(from); i--) {
            Sample sample = all.get(i);
            sum = sum.plus(sample.tally());
            covered = covered.plus(sample.covered());
            last = last == null ? sample.at() : last;
        }
        Optional<Instant> dataFrom =
                all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst().from());
        return new Window(sum, covered, dataFrom, Optional.ofNullable(last));
    }

    private static List<Sample> compacted(List<Sample> all, Instant now) {
        List<Sample> kept = new ArrayList<>(all.size());
        for (Sample sample : all) {
            if (sample.at().isBefore(now.minus(KEPT))) {
                continue;
            }
            boolean together = !kept.isEmpty() && step(kept.getLast(), now) == step(sample, now);
            if (together) {
                kept.add(kept.removeLast().and(sample));
            } else {
                kept.add(sample);
            }
        }
        return List.copyOf(kept.subList(Math.max(0, kept.size() - MOST), kept.size()));
    }

    /** Samples of one step are put together. A step is told from those of other lengths by its end. */
    private static long step(Sample sample, Instant now) {
        Duration age = Duration.between(sample.at(), now);
        long seconds = sample.at().getEpochSecond();
        if (age.compareTo(AS_THEY_CAME) < 0) {
            return sample.at().toEpochMilli();
        }
        long length = age.compareTo(BY_MINUTES) < 0 ? MINUTE : FIVE_MINUTES;
        return -(seconds / length + 1) * length * 10 - (length == MINUTE ? 1 : 2);
    }
}
