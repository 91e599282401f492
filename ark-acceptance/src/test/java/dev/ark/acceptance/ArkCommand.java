package dev.ark.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The {@code ark} command of the checkout, with what it has built. */
public final class ArkCommand {
    private static final Path CHECKOUT = Path.of(System.getProperty("ark.checkout"));
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private ArkCommand() {}

    /** What a command printed, and how it ended. */
    public record Result(int exit, String out, String err) {}

    /** Runs a command with further environment variables. */
    public static Result run(Map<String, String> environment, String... command) {
        return runFile(environment, "ark", command);
    }

    /** Runs a file of the checkout with further environment variables. */
    static Result runFile(Map<String, String> environment, String file, String... command) {
        List<String> words = new ArrayList<>(List.of(CHECKOUT.resolve(file).toString()));
        words.addAll(List.of(command));
        try {
            Path out = Files.createTempFile("ark-out", ".txt");
            Path err = Files.createTempFile("ark-err", ".txt");
            ProcessBuilder builder = new ProcessBuilder(words)
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
            List.of("REDIS_URL", "ARK_TOKEN", "ARK_URL", "ARK_DEPLOYER_URL").forEach(builder.environment()::remove);
            builder.environment().putAll(Map.of("ARK_SKIP_BUILD", "true", "NO_COLOR", "1"));
            builder.environment().putAll(environment);
            Process process = builder.start();
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(file + " " + String.join(" ", command) + " does not end");
            }
            Result result = new Result(process.exitValue(), Files.readString(out), Files.readString(err));
            Files.delete(out);
            Files.delete(err);
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
