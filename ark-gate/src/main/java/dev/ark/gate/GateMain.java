package dev.ark.gate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Starts the gate. {@code ARK_GATE_SOCKET} is where it listens, {@code ARK_GATE_PROJECT} the directory of the compose file (the same path inside
 * the container and outside), {@code ARK_GATE_FILES} the compose files in it, separated by colons.
 */
public final class GateMain {
    private static final Duration LONGEST_COMMAND = Duration.ofMinutes(6);

    private GateMain() {}

    public static void main(String[] arguments) throws IOException {
        Map<String, String> environment = System.getenv();
        Path project = Path.of(needed(environment, "ARK_GATE_PROJECT"));
        String name = environment.getOrDefault(
                "COMPOSE_PROJECT_NAME", project.getFileName().toString());
        Gate gate = new Gate(
                compose(project, name, environment.getOrDefault("ARK_GATE_FILES", "docker-compose.yml")),
                name,
                new EnvironmentFile(project.resolve(".env")),
                new Commands(project, LONGEST_COMMAND));
        try (GateServer server = new GateServer(gate, Path.of(needed(environment, "ARK_GATE_SOCKET")))) {
            server.serve();
        }
    }

    private static String needed(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new IllegalStateException(name + " is not set");
        }
        return value;
    }

    /** The plugin where there is one, the old command of its own else. */
    private static List<String> compose(Path project, String name, String files) {
        List<String> line = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/docker-compose"))) {
            line.add("docker-compose");
        } else {
            line.addAll(List.of("docker", "compose"));
        }
        line.addAll(List.of("--project-directory", project.toString(), "--project-name", name));
        for (String file : files.split(":")) {
            line.addAll(List.of("--file", project.resolve(file).toString()));
        }
        return List.copyOf(line);
    }
}
