package dev.ark.cli.identity;

import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.contract.local.LocalLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which token a command presents. A token that was given counts for everything; else it is one of this installation.
 *
 * @param tokenFile from the command line
 * @param token from the environment
 */
public record Credentials(LocalLayout layout, Optional<Path> tokenFile, Optional<String> token) {
    private static final Duration SHORT = Duration.ofMinutes(5);

    /** The given token, else the operator's. */
    public String operator() {
        return given().orElseGet(() -> {
            Path file = layout.token("operator");
            if (!Files.isReadable(file)) {
                throw new Failure(
                        "no token: " + file + " is not there or not readable; 'ark up' makes it, or set ARK_TOKEN",
                        ExitCode.NOT_ALLOWED);
            }
            return text(file);
        });
    }

    /** The given token, else one that is signed here for one role and a few minutes. */
    public String shortLived(String role, String subject) {
        return given().orElseGet(() ->
                TokenSigner.of(layout.tokenSigningKey(), Clock.systemUTC()).sign(subject, List.of(role), SHORT));
    }

    private Optional<String> given() {
        return tokenFile.map(Credentials::text).or(() -> token.map(String::strip));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new Failure("the token file " + file + " cannot be read", e);
        }
    }
}
