package dev.ark.deployer.orchestrator;

import java.util.List;
import java.util.Map;

/**
 * A process that is to run.
 *
 * @param command the executable and its arguments; no secret is among them
 * @param environment all that it gets; no secret is among it
 */
public record ProcessSpec(Place place, String version, List<String> command, Map<String, String> environment) {
    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    public String name() {
        return place.name();
    }
}
