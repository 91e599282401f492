package dev.ark.deployer.orchestrator;

import dev.ark.contract.local.LocalLayout;
import dev.ark.deployer.traffic.Slot;
import java.net.URI;
import java.util.List;

/** Where the processes of a slot belong on one machine: their names and ports. */
public record SlotPlaces(LocalLayout layout, Slot slot) {
    public Place graveyard() {
        return switch (slot) {
            case STABLE -> place(LocalLayout.GRAVEYARD, layout.graveyardPort());
            case CANARY -> place(LocalLayout.canary(LocalLayout.GRAVEYARD), layout.canaryGraveyardPort());
        };
    }

    public Place core() {
        return switch (slot) {
            case STABLE -> place(LocalLayout.CORE, layout.corePort());
            case CANARY -> place(LocalLayout.canary(LocalLayout.CORE), layout.canaryCorePort());
        };
    }

    public Place watchdog() {
        return switch (slot) {
            case STABLE -> place(LocalLayout.WATCHDOG, layout.watchdogPort());
            case CANARY -> place(LocalLayout.canary(LocalLayout.WATCHDOG), layout.canaryWatchdogPort());
        };
    }

    /** All of them, in the order in which they are started. */
    public List<Place> all() {
        return List.of(graveyard(), core(), watchdog());
    }

    private static Place place(String name, int port) {
        return new Place(name, URI.create("http://127.0.0.1:" + port));
    }
}
