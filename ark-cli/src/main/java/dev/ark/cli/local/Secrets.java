package dev.ark.cli.local;

import dev.ark.cli.Failure;
import dev.ark.cli.identity.KeyPairs;
import dev.ark.contract.journal.CheckpointSigner;
import dev.ark.contract.local.LocalLayout;
import dev.ark.contract.local.PrivateFiles;
import dev.ark.contract.signature.Pem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;

/** The keys and passwords of an installation: made once, and not overwritten. */
final class Secrets {
    private static final int KEY_BYTES = 32;
    private static final List<String> REDIS_USERS =
            List.of(LocalLayout.CORE, LocalLayout.WATCHDOG, LocalLayout.DEPLOYER, LocalLayout.GRAVEYARD);

    private final LocalLayout layout;
    private final SecureRandom random = new SecureRandom();

    Secrets(LocalLayout layout) {
        this.layout = layout;
    }

    /** Makes the directories, and the secrets that are missing. */
    void prepare() throws IOException, GeneralSecurityException {
        PrivateFiles.directory(layout.home());
        for (String directory : List.of("run", "logs", "releases", "secrets", "state")) {
            PrivateFiles.directory(layout.home().resolve(directory));
        }
        signingKeys();
        randomText(layout.busKey());
        randomText(layout.permitKey());
        checkpointKeys();
        randomText(layout.secret("grafana.password"));
        for (String user : REDIS_USERS) {
            randomText(layout.redisPassword(user));
        }
    }

    /** The public key follows from the private one: whatever else stands in its file is replaced. */
    private void signingKeys() throws IOException, GeneralSecurityException {
        Path key = layout.tokenSigningKey();
        if (!present(key)) {
            PrivateFiles.write(key, Pem.of(KeyPairs.generate().getPrivate()));
        }
        Path verification = layout.tokenVerificationKey();
        String publicKey = publicKeyOf(key);
        if (!present(verification) || !Files.readString(verification).equals(publicKey)) {
            PrivateFiles.write(verification, publicKey);
        }
    }

    private void checkpointKeys() throws IOException {
        Path key = layout.checkpointKey();
        if (!present(key)) {
            PrivateFiles.write(key, CheckpointSigner.generate().pem());
        }
        Path verification = layout.checkpointVerificationKey();
        String publicKey = checkpointVerifierOf(key) + "\n";
        if (!present(verification) || !Files.readString(verification).equals(publicKey)) {
            PrivateFiles.write(verification, publicKey);
        }
    }

    private static String checkpointVerifierOf(Path key) throws IOException {
        try {
            return CheckpointSigner.ofPem(Files.readString(key)).verifier().toString();
        } catch (GeneralSecurityException e) {
            throw new Failure("the key " + key + " cannot sign checkpoints: " + e.getMessage(), e);
        }
    }

    private static String publicKeyOf(Path key) throws IOException {
        try {
            return Pem.of(
                    KeyPairs.of(KeyPairs.privateKey(Files.readString(key))).getPublic());
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new Failure("the signing key " + key + " is not a key: " + e.getMessage(), e);
        }
    }

    /** An empty file is what a power loss may leave of a secret, and guards nothing. */
    private static boolean present(Path secret) throws IOException {
        return Files.exists(secret) && Files.size(secret) > 0;
    }

    private void randomText(Path file) throws IOException {
        if (!present(file)) {
            byte[] bytes = new byte[KEY_BYTES];
            random.nextBytes(bytes);
            PrivateFiles.write(file, Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        }
    }
}
