package dev.ark.cli.local;

import dev.ark.contract.local.InstalledReleases;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.Release;
import dev.ark.contract.local.StableRecord;
import java.util.Optional;

/** Which release runs in the stable slot when an installation is started, and from which the deployer does. */
record StartPlan(LocalLayout layout, InstalledReleases installed) {
    /**
     * Nothing runs: what a person has released goes on, if it is there; else it is what the checkout has built.
     *
     * @param built the version of that
     */
    StableRecord fromNothing(String built) {
        Optional<StableRecord> record = StableRecord.read(layout);
        if (record.isEmpty()) {
            return StableRecord.first(built);
        }
        boolean released =
                installed.find(record.get().version()).map(Release::named).orElse(false);
        if (released) {
            return record.get();
        }
        StableRecord next = record.get().run(built);
        return record.get().running() ? next : next.stopped();
    }

    /** The services run and the deployer does not: what was desired before it ended still is. */
    StableRecord beside(String running) {
        return StableRecord.read(layout)
                .filter(record -> installed.find(record.version()).isPresent())
                .orElseGet(() -> StableRecord.first(running));
    }

    /** The newest release, of which the deployer is. */
    String newest(String otherwise) {
        return installed.newestFirst().stream()
                .map(Release::version)
                .findFirst()
                .orElse(otherwise);
    }
}
