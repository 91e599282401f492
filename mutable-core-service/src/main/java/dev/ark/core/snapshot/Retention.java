package dev.ark.core.snapshot;

import dev.ark.contract.http.RestoreRequest;
import dev.ark.contract.http.StateSnapshot;
import dev.ark.contract.local.RestoreFiles;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Which snapshots are too old: those before the last verified ones, unless one is about to be restored. */
final class Retention {
    private final SnapshotFiles files;
    private final RestoreFiles restores;
    private final int keep;

    Retention(SnapshotFiles files, RestoreFiles restores, int keep) {
        if (keep < 1) {
            throw new IllegalArgumentException("ark.core.snapshot.keep is below 1");
        }
        this.files = files;
        this.restores = restores;
        this.keep = keep;
    }

    /** Deletes them. One that is damaged is no substitute for a good one, and goes when it is older than all that are kept. */
    List<StateSnapshot> prune() throws IOException {
        List<StateSnapshot> all = files.all();
        Optional<String> oldestKept = all.stream()
                .filter(StateSnapshot::verified)
                .map(StateSnapshot::id)
                .skip(keep - 1L)
                .findFirst();
        Optional<String> wanted = restores.asked().map(RestoreRequest::snapshot);
        List<StateSnapshot> old = oldestKept.stream()
                .flatMap(oldest -> all.stream().filter(one -> one.id().compareTo(oldest) < 0))
                .filter(one -> !Optional.of(one.id()).equals(wanted))
                .collect(Collectors.toList());
        for (StateSnapshot snapshot : old) {
            files.delete(snapshot.id());
        }
        return old;
    }
}
