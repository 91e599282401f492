package dev.ark.cli.production;

import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.contract.local.RedisAcl;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Gives each service the secrets that it needs, and no others, in a directory of its own. Doing it again changes nothing but what has
 * changed.
 *
 * @param layout where all secrets are
 * @param root a directory for each service is in it
 * @param owner user and group of the services, by number
 */
record SecretVolumes(LocalLayout layout, Path root, int owner) {
    private static final String REDIS = "redis";
    private static final String CONFIGURATION = "redis.conf";

    private static final Map<String, List<String>> FILES = new TreeMap<>(Map.of(
            LocalLayout.GRAVEYARD,
            List.of("jwt.pub", "bus.key", "graveyard.token", "redis-graveyard.password"),
            LocalLayout.CORE,
            List.of("jwt.pub", "bus.key", "permit.key", "checkpoint.key", "core.token", "redis-core.password"),
            LocalLayout.WATCHDOG,
            List.of("jwt.pub", "bus.key", "watchdog.token", "redis-watchdog.password"),
            LocalLayout.DEPLOYER,
            List.of(
                    "jwt.pub",
                    "bus.key",
                    "deployer.token",
                    "metrics.token",
                    "synthetic-agent.token",
                    "synthetic-broker.token",
                    "redis-deployer.password"),
            "metrics",
            List.of("metrics.token"),
            "alertmanager",
            List.of("alertmanager.token"),
            "grafana",
            List.of("grafana.password")));

    /** Hands them out. */
    void fill() throws IOException {
        for (Map.Entry<String, List<String>> service : FILES.entrySet()) {
            Path directory = directory(service.getKey());
            for (String name : service.getValue()) {
                write(directory.resolve(name), Files.readString(layout.secret(name)));
            }
        }
        write(directory(REDIS).resolve(CONFIGURATION), redis());
    }

    /** Gives a directory, and what is right in it, to the services. */
    void own(Path directory) throws IOException {
        Files.createDirectories(directory);
        give(directory);
        try (Stream<Path> entries = Files.list(directory)) {
            for (Path entry : (Iterable<Path>) entries::iterator) {
                give(entry);
            }
        }
    }

    /** Nothing is kept on disk, and everybody is a user with a password; the network decides who can try. */
    private String redis() {
        return "bind 0.0.0.0\nprotected-mode no\nsave \"\"\nappendonly no\nmaxmemory 128mb\nmaxmemory-policy noeviction\n"
                + RedisAcl.text(service -> secret(layout.redisPassword(service)));
    }

    private static String secret(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path directory(String service) throws IOException {
        Path directory = root.resolve(service);
        PrivateFiles.directory(directory);
        give(directory);
        return directory;
    }

    private void write(Path file, String text) throws IOException {
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            PrivateFiles.write(file, text);
        }
        give(file);
    }

    private void give(Path path) throws IOException {
        if (!Files.getAttribute(path, "unix:uid").equals(owner)) {
            Files.setAttribute(path, "unix:uid", owner);
        }
        if (!Files.getAttribute(path, "unix:gid").equals(owner)) {
            Files.setAttribute(path, "unix:gid", owner);
        }
    }
}
