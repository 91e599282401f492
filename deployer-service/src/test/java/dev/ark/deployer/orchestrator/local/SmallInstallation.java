package dev.ark.deployer.orchestrator.local;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.orchestrator.Blueprint;
import dev.ark.deployer.orchestrator.Place;
import dev.ark.deployer.orchestrator.ProcessSpec;
import dev.ark.deployer.release.ReleaseCatalog;
import dev.ark.deployer.traffic.Slot;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Slots that consist of {@link SmallService}s on free ports; nothing is shared. */
final class SmallInstallation implements Blueprint {
    private static final Path CLASSES = Path.of("target/test-classes").toAbsolutePath();

    private final Path home;
    private final ReleaseCatalog releases;
    private final Map<Slot, List<Place>> places = new EnumMap<>(Slot.class);

    SmallInstallation(Path home) throws IOException {
        this.home = home;
        this.releases = new ReleaseCatalog(new LocalLayout(home, 0));
        for (Slot slot : Slot.values()) {
            List<Place> inSlot = new ArrayList<>();
            for (String service : List.of(LocalLayout.GRAVEYARD, LocalLayout.CORE, LocalLayout.WATCHDOG)) {
                String name = slot == Slot.CANARY ? LocalLayout.canary(service) : service;
                inSlot.add(new Place(name, URI.create("http://127.0.0.1:" + freePort())));
            }
            places.put(slot, inSlot);
        }
    }

    /** While this file is there, a process says that it is not ready. */
    Path refusal(String name) {
        return home.resolve(name + ".refuses");
    }

    @Override
    public List<ProcessSpec> shared() {
        return List.of();
    }

    @Override
    public List<Place> places(Slot slot) {
        return places.get(slot);
    }

    @Override
    public List<ProcessSpec> services(Slot slot, String version) {
        if (releases.find(version).isEmpty()) {
            throw new IllegalArgumentException("there is no release " + version);
        }
        return places(slot).stream().map(place -> spec(place, version)).toList();
    }

    private ProcessSpec spec(Place place, String version) {
        return new ProcessSpec(
                place,
                version,
                List.of(
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Xmx32m",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        CLASSES.toString(),
                        SmallService.class.getName(),
                        Integer.toString(place.url().getPort()),
                        refusal(place.name()).toString(),
                        // What the release is told from.
                        "/ark/releases/" + version + "/any/quarkus-run.jar"),
                Map.of("PATH", "/usr/bin:/bin"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
