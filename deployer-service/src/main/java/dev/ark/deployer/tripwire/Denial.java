package dev.ark.deployer.tripwire;

import dev.ark.deployer.traffic.Slot;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A denial by one rule. */
public record Denial(Instant at, String agent, String rule, Slot slot) {
    private static final Duration AT_MOST_ONE_IN = Duration.ofMinutes(1);

    private record Source(String agent, String rule) {}

    /**
     * Those that count: at most one a minute for an agent and a rule, so that an agent that repeats itself is one event and not a hundred.
     * The first counts, at whichever slot it was. Were they thinned for each slot, an agent that is always denied would count once a minute
     * at both, and a canary with a tenth of its requests would look nine times as bad as stable.
     *
     * @param denials of both slots, in order of time
     */
    public static List<Denial> thinned(List<Denial> denials) {
        Map<Source, Instant> last = new HashMap<>();
        List<Denial> counted = new ArrayList<>();
        for (Denial denial : denials) {
            Source source = new Source(denial.agent(), denial.rule());
            Instant before = last.get(source);
            if (before == null || !denial.at().isBefore(before.plus(AT_MOST_ONE_IN))) {
                last.put(source, denial.at());
                counted.add(denial);
            }
        }
        return List.copyOf(counted);
    }
}
