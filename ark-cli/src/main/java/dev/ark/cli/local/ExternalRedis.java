package dev.ark.cli.local;

import dev.ark.cli.Failure;
import dev.ark.cli.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A Redis that the user runs: {@code REDIS_URL}, and where it wants a password, {@code REDIS_PASSWORD_FILE} and perhaps {@code REDIS_USER}.
 */
final class ExternalRedis {
    private static final String PASSWORD_FILE = "REDIS_PASSWORD_FILE";
    private static final String USER = "REDIS_USER";

    private ExternalRedis() {}

    /**
     * What the deployer is told of it; empty when Redis is for ARK to run.
     *
     * @throws Failure when a password would show in an environment, or its file cannot be used
     */
    static Map<String, String> variables(Surroundings surroundings) {
        Map<String, String> variables = new TreeMap<>();
        Optional<String> url = surroundings.redisUrl();
        if (url.isEmpty()) {
            return variables;
        }
        // The address itself is not repeated here: it is secret.
        if (url.get().contains("@") || url.get().contains("password=")) {
            throw new Failure(
                    "REDIS_URL holds a user or a password, which every process would carry in its environment:"
                            + " give the address alone, the password in a file that " + PASSWORD_FILE
                            + " names, and the user in "
                            + USER);
        }
        variables.put("ARK_REDIS_URL", url.get());
        variables.put("ARK_EXTERNAL_REDIS", "true");
        Optional<String> passwordFile = surroundings.value(PASSWORD_FILE);
        Optional<String> user = surroundings.value(USER);
        if (user.isPresent() && passwordFile.isEmpty()) {
            throw new Failure(USER + " is of no use without " + PASSWORD_FILE);
        }
        passwordFile.ifPresent(file -> variables.put("ARK_REDIS_PASSWORD_FILE", usable(Path.of(file))));
        user.ifPresent(name -> variables.put("ARK_REDIS_USER", name));
        return variables;
    }

    private static String usable(Path file) {
        if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
            throw new Failure("the file of " + PASSWORD_FILE + " cannot be read: " + file);
        }
        try {
            if (Files.getPosixFilePermissions(file).contains(PosixFilePermission.OTHERS_READ)) {
                throw new Failure("the file of " + PASSWORD_FILE + " is open to others: set its mode to 600: " + file);
            }
        } catch (IOException e) {
            throw new Failure("the file of " + PASSWORD_FILE + " cannot be read: " + file, e);
        }
        return file.toAbsolutePath().normalize().toString();
    }
}
