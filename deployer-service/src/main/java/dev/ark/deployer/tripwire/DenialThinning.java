package dev.ark.deployer.tripwire;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * Tells which denials count: at most one a minute for an agent and a rule, so that an agent that repeats itself is one event and not a hundred.
 * The first counts, at whichever slot it was. Were they thinned for each slot, an agent that is always denied would count once a minute at
 * both, and a canary with a tenth of its requests would look nine times as bad as stable. It remembers the last ten thousand pairs. Not
 * thread-safe.
 */
public final class DenialThinning {
    private static final Duration AT_MOST_ONE_IN = Duration.ofMinutes(1);
    private static final int MOST_SOURCES = 10_000;

    private final SequencedMap<Source, Instant> last = new LinkedHashMap<>();

    private record Source(String agent, String rule) {}

    /**
     * Whether the next denial counts.
     *
     * @param denial of either slot, in order of the journal; an earlier time than that of the last one means that the clock was set back, and
     *     begins a new minute
     */
    public boolean counts(Denial denial) {
        Source source = new Source(denial.agent(), denial.rule());
        Instant before = last.get(source);
        boolean within =
                before != null && !denial.at().isBefore(before) && denial.at().isBefore(before.plus(AT_MOST_ONE_IN));
        if (within) {
            return false;
        }
        last.remove(source);
        last.put(source, denial.at());
        if (last.size() > MOST_SOURCES) {
            last.pollFirstEntry();
        }
        return true;
    }
}
