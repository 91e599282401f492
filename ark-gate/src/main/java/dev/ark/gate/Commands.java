package dev.ark.gate;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs commands in the project's directory.
 *
 * @param limit after which one is ended
 */
record Commands(Path directory, Duration limit) {
    private static final int LONGEST_OUTPUT = 64 * 1024;

    /** What a command came to; standard output alone if it went well, and both if it did not. */
    record Outcome(boolean ok, String output) {}

    Outcome run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("gate", ".out");
        Path errors = Files.createTempFile("gate", ".err");
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile());
            // As it is for a person who runs the same in that directory.
            builder.environment().put("PWD", directory.toString());
            Process process = builder.start();
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                return new Outcome(false, "it took longer than " + limit.toSeconds() + " s");
            }
            return process.exitValue() == 0
                    ? new Outcome(true, head(output))
                    : new Outcome(false, head(errors) + head(output));
        } finally {
            Files.delete(output);
            Files.delete(errors);
        }
    }

    private static String head(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return new String(in.readNBytes(LONGEST_OUTPUT), StandardCharsets.UTF_8);
        }
    }
}
