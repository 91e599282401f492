package dev.ark.cli.local;

import dev.ark.contract.local.InstalledReleases;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.StableRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which releases the processes of an installation were started from. */
final class Started {
    private static final List<String> SERVICES = List.of(LocalLayout.CORE, LocalLayout.GRAVEYARD, LocalLayout.WATCHDOG);

    private Started() {}

    /** The version of each running process, by its name. */
    static Map<String, String> versions(LocalLayout layout) throws IOException {
        Map<String, String> versions = new TreeMap<>();
        for (InstalledProcess process : InstalledProcess.all(layout)) {
            process.version().ifPresent(version -> versions.put(process.name(), version));
        }
        return versions;
    }

    /** The version of the stable slot, when any part of it runs. */
    static Optional<String> serviceVersion(LocalLayout layout) throws IOException {
        Map<String, String> versions = versions(layout);
        return SERVICES.stream()
                .filter(versions::containsKey)
                .map(versions::get)
                .findFirst();
    }

    /**
     * The versions that must not be deleted: of what runs, of what the stable slot is to run, and of what it ran before, which a rollback goes
     * back to.
     *
     * @param more further ones
     */
    static Set<String> inUse(LocalLayout layout, String... more) throws IOException {
        Set<String> inUse = new TreeSet<>(versions(layout).values());
        inUse.addAll(List.of(more));
        InstalledReleases installed = new InstalledReleases(layout);
        StableRecord.read(layout).ifPresent(stable -> {
            inUse.add(stable.version());
            stable.before().stream()
                    .filter(version -> installed.find(version).isPresent())
                    .findFirst()
                    .ifPresent(inUse::add);
        });
        return inUse;
    }
}
