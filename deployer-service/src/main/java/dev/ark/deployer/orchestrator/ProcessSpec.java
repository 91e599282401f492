package dev.ark.deployer.orchestrator;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * A process that is to run.
 *
 * @param name as its log and its process record are called
 * @param command the executable and its arguments; no secret is among them
 * @param environment all that it gets; no secret is among it
 * @param url where it answers; its scheme says how it is asked whether it is ready
 */
public record ProcessSpec(String name, String version, List<String> command, Map<String, String> environment, URI url) {
    public ProcessSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
