package dev.ark.cli.config;

import dev.ark.cli.identity.KeyPairs;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.json.ArkJson;
import dev.ark.contract.signature.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;

/**
 * What makes a secret of no use; empty when it is good.
 *
 * @param verification the file of the key that verifies tokens
 */
record SecretFaults(Path verification, Clock clock) {
    private static final int SHORTEST = 32;

    static Optional<String> tooShort(String text) {
        return text.length() < SHORTEST
                ? Optional.of("it is shorter than " + SHORTEST + " characters")
                : Optional.empty();
    }

    /** @throws GeneralSecurityException when it is no key */
    static Optional<String> publicKey(String text) throws GeneralSecurityException {
        KeyPairs.publicKey(text);
        return Optional.empty();
    }

    /** @throws GeneralSecurityException when it is no key */
    Optional<String> signingKey(String text) throws GeneralSecurityException {
        return unlessSame(
                verification, Pem.of(KeyPairs.of(KeyPairs.privateKey(text)).getPublic()));
    }

    /** @throws GeneralSecurityException when it is no key */
    static Optional<String> checkpointKey(String text, Path verification) throws GeneralSecurityException {
        return unlessSame(verification, CheckpointSigner.ofPem(text).verifier().toString());
    }

    private static Optional<String> unlessSame(Path file, String expected) {
        try {
            return Files.exists(file) && !Files.readString(file).strip().equals(expected.strip())
                    ? Optional.of("the public half in " + file.getFileName() + " is another key's")
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.of("the public half in " + file.getFileName() + " cannot be read");
        }
    }

    Optional<String> token(String text) {
        String[] parts = text.split("\\.");
        try {
            long end = ArkJson.mapper()
                    .readTree(Base64.getUrlDecoder().decode(parts[1]))
                    .path("exp")
                    .asLong();
            if (!Instant.ofEpochSecond(end).isAfter(clock.instant())) {
                return Optional.of("the token has run out");
            }
            return signedWithAnother(parts) ? Optional.of("the token was signed with another key") : Optional.empty();
        } catch (IOException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
            return Optional.of("it is no token");
        }
    }

    /** What cannot be told, because there is no good key, is told of the key. */
    private boolean signedWithAnother(String[] parts) {
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initVerify(KeyPairs.publicKey(Files.readString(verification)));
            signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
            return !signature.verify(Base64.getUrlDecoder().decode(parts[2]));
        } catch (IOException | GeneralSecurityException e) {
            return false;
        }
    }
}
