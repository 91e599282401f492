package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.StableRecord;
import dev.ark.deployer.release.ReleaseCatalog;
import java.util.Optional;

/** What is desired of the stable slot, on disk before it is known to anybody. Thread-safe. */
final class DesiredStable {
    private final LocalLayout layout;
    private final ReleaseCatalog releases;
    private StableRecord record;

    /**
     * The installation's own record.
     *
     * @param otherwise the release that runs when there is no record yet
     */
    DesiredStable(LocalLayout layout, ReleaseCatalog releases, String otherwise) {
        this.layout = layout;
        this.releases = releases;
        this.record = StableRecord.read(layout).orElseGet(() -> StableRecord.first(otherwise));
    }

    synchronized StableRecord now() {
        return record;
    }

    synchronized void run(String version) {
        keep(record.run(version));
    }

    synchronized void stop() {
        keep(record.stopped());
    }

    /** The release that ran before, of those that are still there. */
    Optional<String> previous() {
        return now().before().stream()
                .filter(version -> releases.find(version).isPresent())
                .findFirst();
    }

    private void keep(StableRecord next) {
        if (!next.equals(record)) {
            next.write(layout);
            record = next;
        }
    }
}
