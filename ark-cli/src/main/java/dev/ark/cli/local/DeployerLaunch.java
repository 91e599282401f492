package dev.ark.cli.local;

import dev.ark.cli.Surroundings;
import dev.ark.contract.local.JavaCommand;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.contract.local.ProcessRecord;
import dev.ark.contract.local.SystemEnvironment;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Starts the deployer so that it outlives this command and the terminal: a session of its own, no input, output to its log. */
final class DeployerLaunch {
    private static final Set<String> NOT_PASSED_ON =
            Set.of("ARK_TOKEN", "ARK_CHECKOUT", "ARK_TERMINAL", "ARK_COMMAND", "ARK_URL", "ARK_EXTERNAL_REDIS");
    private static final String OWN = "ARK_";
    private static final String REDIS = "ARK_REDIS_";
    private static final String OVERLAY = "ARK_GRAVEYARD_OVERLAY_FILE";
    private static final int HEAP_MEGABYTES = 256;
    private static final List<String> DETACHERS = List.of("/usr/bin/setsid", "/bin/setsid", "/usr/bin/nohup");

    private final LocalLayout layout;
    private final Surroundings surroundings;
    private final String java;

    DeployerLaunch(LocalLayout layout, Surroundings surroundings, String java) {
        this.layout = layout;
        this.surroundings = surroundings;
        this.java = java;
    }

    ProcessHandle start(String version) throws IOException {
        Path log = layout.log(LocalLayout.DEPLOYER);
        if (!Files.exists(log)) {
            PrivateFiles.write(log, "");
        }
        ProcessBuilder builder = new ProcessBuilder(command(version))
                .directory(layout.home().toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectErrorStream(true)
                .redirectOutput(Redirect.appendTo(log.toFile()));
        builder.environment().clear();
        builder.environment().putAll(environment(version));
        Process process = builder.start();
        try {
            ProcessRecord.of(LocalLayout.DEPLOYER, process.toHandle())
                    .write(layout.processRecord(LocalLayout.DEPLOYER));
        } catch (IOException e) {
            // Without its record nobody would find it again.
            process.destroyForcibly();
            throw e;
        }
        return process.toHandle();
    }

    private List<String> command(String version) {
        Stream<String> detacher = DETACHERS.stream()
                .filter(path -> Files.isExecutable(Path.of(path)))
                .limit(1);
        List<String> command = new ArrayList<>(detacher.toList());
        command.addAll(new JavaCommand(
                        java,
                        layout.application(version, LocalLayout.DEPLOYER),
                        layout.release(version).resolve("deployer.jsa"),
                        HEAP_MEGABYTES)
                .line());
        return command;
    }

    /** Of the user's environment what a process needs and what is ARK's own, and what the deployer is told. Secrets are named by file. */
    Map<String, String> environment(String version) {
        Map<String, String> environment = SystemEnvironment.of(surroundings.variables());
        surroundings.variables().forEach((name, value) -> {
            if (name.startsWith(OWN) && !name.startsWith(REDIS) && !NOT_PASSED_ON.contains(name)) {
                environment.put(name, value);
            }
        });
        environment.put("ARK_HOME", layout.home().toString());
        environment.put("ARK_PORT_OFFSET", Integer.toString(layout.portOffset()));
        environment.put("ARK_VERSION", version);
        environment.put("ARK_JAVA", java);
        environment.put("ARK_HOST", "127.0.0.1");
        environment.put("ARK_PORT", Integer.toString(layout.deployerPort()));
        environment.put("ARK_JWT_PUBLIC_KEY", layout.tokenVerificationKey().toString());
        environment.put(
                "ARK_SERVICE_TOKEN_FILE", layout.token(LocalLayout.DEPLOYER).toString());
        environment.put("ARK_VALIDATOR_TOKEN_FILE", layout.token("validator").toString());
        environment.put("ARK_BUS_KEY_FILE", layout.busKey().toString());
        environment.putAll(redis());
        if (Files.exists(layout.overlay())) {
            environment.putIfAbsent(OVERLAY, layout.overlay().toString());
        }
        return environment;
    }

    private Map<String, String> redis() {
        Map<String, String> external = ExternalRedis.variables(surroundings);
        return external.isEmpty()
                ? Map.of(
                        "ARK_REDIS_URL",
                        "redis://127.0.0.1:" + layout.redisPort(),
                        "ARK_REDIS_USER",
                        LocalLayout.DEPLOYER,
                        "ARK_REDIS_PASSWORD_FILE",
                        layout.redisPassword(LocalLayout.DEPLOYER).toString())
                : external;
    }
}
