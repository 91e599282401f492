package dev.ark.cli.config;

import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Whether the keys, passwords and tokens are there, for their owner alone, long enough, and fit together. None of them is ever shown. */
final class SecretChecks {
    private static final String PRIVATE = "rw-------";
    private static final List<String> TOKENS = List.of(
            LocalLayout.GRAVEYARD,
            LocalLayout.CORE,
            LocalLayout.WATCHDOG,
            LocalLayout.DEPLOYER,
            "validator",
            "validation-agent",
            "synthetic-agent",
            "synthetic-broker");

    private final Configuration configuration;
    private final KnownVariables known;
    private final Clock clock;
    /** A file that a variable names, too, is told of once. */
    private final Set<ConfigProblem> problems = new LinkedHashSet<>();

    SecretChecks(Configuration configuration, KnownVariables known, Clock clock) {
        this.configuration = configuration;
        this.known = known;
        this.clock = clock;
    }

    /** What makes a secret of no use; empty when it is good. */
    private interface Fault {
        Optional<String> of(String text) throws GeneralSecurityException;
    }

    List<ConfigProblem> problems() {
        configuration.secrets().filter(this::isThere).ifPresent(this::directory);
        for (String name : known.names()) {
            if (known.form(name).orElseThrow() == KnownVariables.Form.SECRET) {
                configuration
                        .value(name)
                        .map(Path::of)
                        .filter(path -> !isOfContainer(path))
                        .ifPresent(file -> named(name, file));
            }
        }
        return List.copyOf(problems);
    }

    /** An installation that was never started has none, and gets them at its start. */
    private boolean isThere(Path directory) {
        if (Files.isDirectory(directory)) {
            return true;
        }
        if (configuration.production()) {
            problems.add(new ConfigProblem(
                    "there is no such directory",
                    directory.toString(),
                    "make it, of mode 700, with the secrets in it"));
        }
        return false;
    }

    private void directory(Path directory) {
        LocalLayout names = configuration.layout();
        Path signing = in(directory, names.tokenSigningKey());
        Path verification = in(directory, names.tokenVerificationKey());
        SecretFaults faults = new SecretFaults(verification, clock);
        check(verification, SecretFaults::publicKey);
        if (!configuration.production() || Files.exists(signing)) {
            check(signing, faults::signingKey);
        }
        Path checkpointVerification = in(directory, names.checkpointVerificationKey());
        check(in(directory, names.checkpointKey()), text -> SecretFaults.checkpointKey(text, checkpointVerification));
        check(in(directory, names.busKey()), SecretFaults::tooShort);
        check(in(directory, names.permitKey()), SecretFaults::tooShort);
        TOKENS.forEach(holder -> check(in(directory, names.token(holder)), faults::token));
        if (configuration.value("REDIS_URL").isEmpty()) {
            for (String user : List.of(LocalLayout.CORE, LocalLayout.WATCHDOG, LocalLayout.DEPLOYER)) {
                check(in(directory, names.redisPassword(user)), SecretFaults::tooShort);
            }
        }
    }

    private static Path in(Path directory, Path name) {
        return directory.resolve(name.getFileName());
    }

    /** What a container sees there is not what this machine does. */
    private boolean isOfContainer(Path path) {
        return configuration.production() && path.startsWith("/run/secrets");
    }

    private void named(String variable, Path file) {
        if (!Files.isRegularFile(file)) {
            problems.add(new ConfigProblem(
                    "it names a file that is not there: " + file, variable, "make the file, or name the right one"));
        } else {
            check(file, _ -> Optional.empty());
        }
    }

    private void check(Path file, Fault fault) {
        String where = file.toString();
        try {
            if (!Files.isRegularFile(file)) {
                problems.add(new ConfigProblem(
                        "it is missing",
                        where,
                        configuration.production()
                                ? "copy it from a home that 'ark up' has made"
                                : "'ark up' makes it"));
                return;
            }
            String mode = PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
            if (!mode.equals(PRIVATE)) {
                problems.add(new ConfigProblem("its mode is " + mode, where, "chmod 600 " + file));
            }
            String text = Files.readString(file).strip();
            Optional<String> wrong = text.isEmpty() ? Optional.of("it is empty") : fault.of(text);
            wrong.ifPresent(what -> problems.add(new ConfigProblem(what, where, "make it anew")));
        } catch (IOException e) {
            problems.add(new ConfigProblem("it cannot be read", where, "let it belong to whoever runs ARK"));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            problems.add(new ConfigProblem("it is no key", where, "make it anew"));
        }
    }
}
