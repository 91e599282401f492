package dev.ark.deployer.orchestrator;

import dev.ark.contract.local.JavaCommand;
import dev.ark.contract.local.LocalLayout;
import java.net.URI;
import java.util.Map;

/**
 * The processes of the stable slot in local mode.
 *
 * @param java the path of the java executable
 */
public record StableSlot(LocalLayout layout, String version, String java, ServiceEnvironment environment) {
    private static final int CORE_HEAP_MEGABYTES = 512;
    private static final int HEAP_MEGABYTES = 256;

    public ProcessSpec graveyard() {
        return service(LocalLayout.GRAVEYARD, layout.graveyardPort(), HEAP_MEGABYTES, environment.graveyard());
    }

    public ProcessSpec core() {
        return service(LocalLayout.CORE, layout.corePort(), CORE_HEAP_MEGABYTES, environment.core());
    }

    public ProcessSpec watchdog() {
        return service(LocalLayout.WATCHDOG, layout.watchdogPort(), HEAP_MEGABYTES, environment.watchdog());
    }

    private ProcessSpec service(String name, int port, int heap, Map<String, String> variables) {
        JavaCommand command = new JavaCommand(
                java, layout.application(version, name), layout.release(version).resolve(name + ".jsa"), heap);
        return new ProcessSpec(name, version, command.line(), variables, URI.create(ServiceEnvironment.loopback(port)));
    }
}
