package dev.ark.core.snapshot;

import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.local.RestoreFiles;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which snapshots are too old: those before the last verified ones, unless one is about to be restored. */
final class SnapshotPruning {
    private final SnapshotFiles files;
    private final RestoreFiles restores;
    private final int keep;

    SnapshotPruning(SnapshotFiles files, RestoreFiles restores, int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("ark.core.snapshot.keep is below 1");
        }
        this.files = files;
        this.restores = restores;
        this.keep = keep;
    }

    /**
     * Deletes them. One that is damaged is no substitute for a good one, and goes when it is older than all that are kept.
     *
     * @param made just now: it stays, whatever else is there
     */
    List<StateSnapshot> prune(StateSnapshot made) throws IOException {
        Optional<String> wanted = restores.asked().map(RestoreRequest::snapshot);
        List<StateSnapshot> old = new ArrayList<>();
        int kept = 0;
        for (StateSnapshot snapshot : files.all()) {
            if (kept >= keep && !snapshot.id().equals(made.id()) && !wanted.equals(Optional.of(snapshot.id()))) {
                old.add(snapshot);
            }
            kept += snapshot.verified() ? 1 : 0;
        }
        for (StateSnapshot snapshot : old) {
            files.delete(snapshot.id());
        }
        return old;
    }
}
