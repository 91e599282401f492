package dev.ark.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What the environment says, as far as commands look at it. */
public record Surroundings(Map<String, String> variables) {
    public Surroundings {
        variables = Map.copyOf(variables);
    }

    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv());
    }

    /** A variable that is set and not blank. */
    public Optional<String> value(String name) {
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isBlank());
    }

    /** The checkout that {@code ./ark} stands in. */
    public Optional<Path> checkout() {
        return value("ARK_CHECKOUT").map(Path::of);
    }

    /** How the command was called, for people to copy. */
    public String command() {
        String called = value("ARK_COMMAND").orElse("ark");
        return called.contains(" ") ? "'" + called + "'" : called;
    }

    public Path home() {
        return value("ARK_HOME")
                .map(Path::of)
                .orElseGet(() -> checkout().orElse(Path.of("")).resolve(".ark"));
    }

    public Optional<Integer> portOffset() {
        String text = value("ARK_PORT_OFFSET").orElse("");
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Integer.parseInt(text));
        } catch (NumberFormatException e) {
            throw new Failure("ARK_PORT_OFFSET is not a number: " + text, ExitCode.USAGE);
        }
    }

    /** The user's own Redis, when it is not for ARK to run one. */
    public Optional<String> redisUrl() {
        return value("REDIS_URL");
    }
}
