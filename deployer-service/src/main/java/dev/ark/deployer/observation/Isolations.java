package dev.ark.deployer.observation;

import dev.ark.deployer.traffic.Slot;
import dev.ark.deployer.tripwire.Quarantine;
import dev.ark.deployer.tripwire.Quarantine.Attribution;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Quarantines, each with whom it is attributed to. The agent's denials before it count, or, where it had none, its decisions: all of them by
 * the version that is rolled out makes it the canary's, none of them by that version makes it stable's, and both or nothing makes it nobody's.
 * No majority decides: an agent that fails at both may fail for the canary's sake as well as for its own.
 */
final class Isolations {
    /** The canary's watchdog counts whom it would isolate, and does not say whom. */
    private static final String WOULD_BE = "an agent that the canary's watchdog would isolate";

    private Isolations() {}

    /**
     * The quarantines since the first sample. What the canary's watchdog would have done is the canary's, but for as many as were really done
     * in the same time: the watchdogs of both slots see the same agents fail.
     */
    static List<Quarantine> of(List<Sample> samples, Versions versions) {
        List<Quarantine> quarantines = new ArrayList<>();
        boolean first = true;
        WatchdogSample then = null;
        for (Sample sample : samples) {
            List<Isolated> done =
                    first || sample.news() == null ? List.of() : sample.news().quarantines();
            done.forEach(one -> quarantines.add(new Quarantine(one.at(), one.agent(), attribution(one, versions))));
            WatchdogSample now = sample.canary().watchdog();
            if (now != null) {
                for (long more = since(then, now) - done.size(); more > 0; more--) {
                    quarantines.add(new Quarantine(sample.at(), WOULD_BE, Attribution.CANARY));
                }
                then = now;
            }
            first = false;
        }
        return List.copyOf(quarantines);
    }

    /** The canary's watchdog began with the canary. */
    private static long since(@Nullable WatchdogSample then, WatchdogSample now) {
        return then == null ? now.quarantines() : now.since(then);
    }

    private static Attribution attribution(Isolated isolated, Versions versions) {
        List<Slot> parts = isolated.versions().stream()
                .map(version -> versions.countsAs(version).orElse(Slot.STABLE))
                .distinct()
                .toList();
        if (parts.size() != 1) {
            return Attribution.NOBODY;
        }
        return parts.getFirst() == Slot.CANARY ? Attribution.CANARY : Attribution.STABLE;
    }
}
