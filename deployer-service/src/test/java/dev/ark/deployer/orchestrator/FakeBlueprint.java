package dev.ark.deployer.orchestrator;

import dev.ark.deployer.traffic.Slot;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Redis, and two slots whose processes are words. */
final class FakeBlueprint implements Blueprint {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:1");

    @Override
    public List<ProcessSpec> shared() {
        return List.of(spec(new Place("redis", NOWHERE), "r6"));
    }

    @Override
    public List<Place> places(Slot slot) {
        String suffix = slot == Slot.CANARY ? "-canary" : "";
        return Stream.of("graveyard", "core", "watchdog")
                .map(name -> new Place(name + suffix, NOWHERE))
                .toList();
    }

    @Override
    public List<ProcessSpec> services(Slot slot, String version) {
        return places(slot).stream().map(place -> spec(place, version)).toList();
    }

    private static ProcessSpec spec(Place place, String version) {
        return new ProcessSpec(place, version, List.of(place.name()), Map.of());
    }
}
