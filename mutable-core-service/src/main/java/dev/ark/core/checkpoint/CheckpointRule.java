package dev.ark.core.checkpoint;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Which checkpoints are needed no longer: each is bound by every later one, so that a few tell of the past as well as all of them. */
final class CheckpointRule {
    private CheckpointRule() {}

    /** A checkpoint in the database. */
    record Stored(long size, Instant at) {
        private LocalDate day() {
            return LocalDate.ofInstant(at, ZoneOffset.UTC);
        }
    }

    /**
     * The sizes of those that may go: older than all are kept, named by nobody, and followed by another of the same day (UTC).
     *
     * @param checkpoints neighbours, oldest first; the last of them stays, for what follows it is not known
     * @param keepAllFrom from then on all are kept
     * @param named sizes that archive segments name
     */
    static List<Long> superfluous(List<Stored> checkpoints, Instant keepAllFrom, Set<Long> named) {
        List<Long> sizes = new ArrayList<>();
        for (int i = 0; i + 1 < checkpoints.size(); i++) {
            Stored checkpoint = checkpoints.get(i);
            boolean last = !checkpoint.day().equals(checkpoints.get(i + 1).day());
            if (checkpoint.at().isBefore(keepAllFrom) && !last && !named.contains(checkpoint.size())) {
                sizes.add(checkpoint.size());
            }
        }
        return sizes;
    }
}
