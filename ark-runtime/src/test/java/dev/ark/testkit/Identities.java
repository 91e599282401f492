package dev.ark.testkit;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Set;

/** Keys and tokens of a test installation: real RS256 tokens, verified by the service as in production. */
public final class Identities implements QuarkusTestResourceLifecycleManager {
    /** The key that sealed test messages on the bus are made with. */
    public static final String BUS_KEY = "a bus key for tests, long enough";

    private static final KeyPair KEYS = newKeys();

    @Override
    public Map<String, String> start() {
        try {
            Path directory = Files.createTempDirectory("ark-test");
            Path publicKey = Files.writeString(directory.resolve("jwt.pub"), pem(KEYS));
            Path token = secret(directory.resolve("service.token"), token("test-service", "service"));
            Path busKey = secret(directory.resolve("bus.key"), BUS_KEY);
            return Map.of(
                    "mp.jwt.verify.publickey.location", publicKey.toUri().toString(),
                    "ark.service.token-file", token.toString(),
                    "ark.bus.key-file", busKey.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {}

    /** A valid token of a subject with roles. */
    public static String token(String subject, String... roles) {
        return sign(KEYS, "ark", subject, roles);
    }

    /** A token with everything right but the signing key. */
    public static String forgedToken(String subject, String... roles) {
        return sign(newKeys(), "ark", subject, roles);
    }

    private static String sign(KeyPair keys, String issuer, String subject, String... roles) {
        return Jwt.issuer(issuer)
                .subject(subject)
                .upn(subject)
                .groups(Set.of(roles))
                .expiresIn(Duration.ofHours(1))
                .sign(keys.getPrivate());
    }

    private static Path secret(Path file, String text) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return Files.writeString(file, text);
    }

    private static String pem(KeyPair keys) {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    private static KeyPair newKeys() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has RSA", e);
        }
    }
}
