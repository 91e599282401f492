package dev.ark.deployer.validation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How often the watchdog's loops were seen to turn, over a while. Not thread-safe. */
public final class LoopTurns {
    /** The loops that the watchdog cannot do without, and the longest time between two of their turns. */
    private static final Map<String, Duration> DESIGNED = designed();

    private static final int TENTHS_TO_BE_SEEN = 8;

    private final Map<String, Set<Instant>> seen = new LinkedHashMap<>();
    private final Map<String, Loop> latest = new LinkedHashMap<>();

    /**
     * A loop, as the watchdog tells of it.
     *
     * @param lastSuccess when its last turn ended well
     * @param late whether it has had no such turn for three intervals
     */
    public record Loop(String name, Duration interval, Instant lastSuccess, boolean late) {}

    private static Map<String, Duration> designed() {
        Map<String, Duration> loops = new LinkedHashMap<>();
        loops.put("events", Duration.ofSeconds(5));
        loops.put("agents", Duration.ofSeconds(5));
        loops.put("redis", Duration.ofSeconds(2));
        loops.put("drift", Duration.ofSeconds(5));
        return loops;
    }

    /** Takes a look at all loops in. */
    public void look(List<Loop> loops) {
        for (Loop loop : loops) {
            seen.computeIfAbsent(loop.name(), _ -> new HashSet<>()).add(loop.lastSuccess());
            latest.put(loop.name(), loop);
        }
    }

    /**
     * Each loop must be there, turn at least as often as it was designed to, and have been seen to do so: of the turns that fit into the time
     * of the looks, eight of ten, and two at least.
     *
     * @param during how long it was looked
     */
    public Finding judge(Duration during) {
        boolean passed = DESIGNED.entrySet().stream().allMatch(loop -> turns(loop.getKey(), loop.getValue(), during));
        String told = DESIGNED.keySet().stream().map(this::told).collect(Collectors.joining(", "));
        return new Finding(passed, told + " in " + during.toMillis() + " ms");
    }

    private boolean turns(String name, Duration longest, Duration during) {
        Loop loop = latest.get(name);
        if (loop == null
                || loop.late()
                || !loop.interval().isPositive()
                || loop.interval().compareTo(longest) > 0) {
            return false;
        }
        long fit = during.dividedBy(loop.interval());
        return seen.get(name).size() >= Math.max(2, fit * TENTHS_TO_BE_SEEN / 10);
    }

    private String told(String name) {
        Loop loop = latest.get(name);
        if (loop == null) {
            return name + " missing";
        }
        return "%s %d turns at %d ms%s"
                .formatted(name, seen.get(name).size(), loop.interval().toMillis(), loop.late() ? ", late" : "");
    }
}
