package dev.ark.watchdog.slo;

import dev.ark.watchdog.SteadyTime;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * A history that outlives its process: kept in a file, where there is one, whose times are the wall clock's. A file that cannot be written costs
 * what a restart would know, and nothing else. Not thread-safe, but for the history itself.
 */
final class StoredHistory {
    private static final Logger LOG = Logger.getLogger(StoredHistory.class);
    private static final int LINES_UNTIL_WRITTEN_ANEW = 360;
    private static final Duration JUMP = Duration.ofSeconds(5);

    private final SampleHistory history = new SampleHistory();
    private final Optional<SampleFile> file;
    private final SteadyTime time;
    private int appended = LINES_UNTIL_WRITTEN_ANEW;
    private Duration writtenAhead = Duration.ZERO;
    private boolean failing;

    /** A history that begins with what the file holds. */
    StoredHistory(Optional<SampleFile> file, SteadyTime time) {
        this.file = file;
        this.time = time;
        file.ifPresent(this::read);
    }

    SampleHistory history() {
        return history;
    }

    /** Adds a sample, and has it on disk if it can be. */
    void add(Sample sample) {
        history.add(sample);
        file.ifPresent(samples -> keep(samples, sample));
    }

    private void read(SampleFile samples) {
        try {
            List<Sample> earlier = samples.read();
            if (!earlier.isEmpty()) {
                history.addAll(notLaterThanNow(earlier), time.now());
            }
        } catch (UncheckedIOException e) {
            LOG.error("the samples of earlier cannot be read; the history begins anew", e);
        }
    }

    /** When the wall clock was set back since they were written, the newest is taken for being of now. */
    private List<Sample> notLaterThanNow(List<Sample> earlier) {
        Duration late = Duration.between(time.now(), earlier.getLast().at());
        return late.isPositive() ? shifted(earlier, late.negated()) : earlier;
    }

    private void keep(SampleFile samples, Sample sample) {
        try {
            Duration ahead = time.wallAhead();
            boolean jumped = ahead.minus(writtenAhead).abs().compareTo(JUMP) > 0;
            if (jumped || appended >= LINES_UNTIL_WRITTEN_ANEW) {
                samples.write(shifted(history.samples(), ahead));
                appended = 0;
                writtenAhead = ahead;
            } else {
                samples.append(shifted(sample, writtenAhead));
                appended++;
            }
            failing = false;
        } catch (UncheckedIOException e) {
            appended = LINES_UNTIL_WRITTEN_ANEW;
            if (!failing) {
                LOG.error("the samples cannot be kept on disk; a restart would lose them", e);
            }
            failing = true;
        }
    }

    private static List<Sample> shifted(List<Sample> samples, Duration by) {
        return samples.stream().map(sample -> shifted(sample, by)).toList();
    }

    private static Sample shifted(Sample sample, Duration by) {
        Instant at = sample.at().plus(by);
        return new Sample(at, sample.covered(), sample.tally());
    }
}
