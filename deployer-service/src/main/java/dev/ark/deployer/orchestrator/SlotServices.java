package dev.ark.deployer.orchestrator;

import dev.ark.contract.local.JavaCommand;
import dev.ark.contract.local.LocalLayout;
import java.util.List;
import java.util.Map;

/**
 * The processes of a slot in local mode.
 *
 * @param java the path of the java executable
 */
public record SlotServices(LocalLayout layout, SlotRelease release, String java, ServiceEnvironment environment) {
    private static final int CORE_HEAP_MEGABYTES = 512;
    private static final int HEAP_MEGABYTES = 256;

    public ProcessSpec graveyard() {
        return service(places().graveyard(), LocalLayout.GRAVEYARD, HEAP_MEGABYTES, environment.graveyard());
    }

    public ProcessSpec core() {
        return service(places().core(), LocalLayout.CORE, CORE_HEAP_MEGABYTES, environment.core());
    }

    public ProcessSpec watchdog() {
        return service(places().watchdog(), LocalLayout.WATCHDOG, HEAP_MEGABYTES, environment.watchdog());
    }

    /** All of them, in the order in which they are started. */
    public List<ProcessSpec> all() {
        return List.of(graveyard(), core(), watchdog());
    }

    private SlotPlaces places() {
        return new SlotPlaces(layout, release.slot());
    }

    private ProcessSpec service(Place place, String service, int heap, Map<String, String> variables) {
        String version = release.version();
        JavaCommand command = new JavaCommand(
                java,
                layout.application(version, service),
                layout.release(version).resolve(service + ".jsa"),
                heap);
        return new ProcessSpec(place, version, command.line(), variables);
    }
}
