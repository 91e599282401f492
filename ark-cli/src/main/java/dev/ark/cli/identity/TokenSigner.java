package dev.ark.cli.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ark.cli.ExitCode;
import dev.ark.cli.Failure;
import dev.ark.contract.json.ArkJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collection;
import java.util.UUID;

/** Signs the tokens of an installation: JWTs with RS256, as MicroProfile JWT wants them. Thread-safe. */
public final class TokenSigner {
    /** Who signs, as the services expect it. */
    public static final String ISSUER = "ark";

    private static final String ALGORITHM = "SHA256withRSA";
    private static final String HEADER = "{\"alg\":\"RS256\",\"typ\":\"JWT\"}";

    private final PrivateKey key;
    private final Clock clock;

    public TokenSigner(PrivateKey key, Clock clock) {
        this.key = key;
        this.clock = clock;
    }

    /**
     * A signer with the key in a file.
     *
     * @throws Failure not allowed, when the file is not there or not for us to read
     */
    public static TokenSigner of(Path keyFile, Clock clock) {
        if (!Files.isReadable(keyFile)) {
            throw new Failure(
                    "the signing key " + keyFile + " cannot be read: 'ark up' makes it, or give a token in ARK_TOKEN",
                    ExitCode.NOT_ALLOWED);
        }
        try {
            return new TokenSigner(KeyPairs.privateKey(Files.readString(keyFile)), clock);
        } catch (IOException | GeneralSecurityException e) {
            throw new Failure("the signing key " + keyFile + " is not a key: " + e.getMessage(), e);
        }
    }

    /** A token for a subject with some roles, valid from now on for a while. */
    public String sign(String subject, Collection<String> roles, Duration lifetime) {
        Instant now = clock.instant();
        ObjectNode claims = ArkJson.mapper().createObjectNode();
        claims.put("iss", ISSUER).put("sub", subject).put("upn", subject);
        roles.forEach(claims.putArray("groups")::add);
        claims.put("jti", UUID.randomUUID().toString())
                .put("iat", now.getEpochSecond())
                .put("exp", now.plus(lifetime).getEpochSecond());
        try {
            String signed = encoded(HEADER.getBytes(StandardCharsets.UTF_8)) + "."
                    + encoded(ArkJson.mapper().writeValueAsBytes(claims));
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + "." + encoded(signature.sign());
        } catch (GeneralSecurityException | JsonProcessingException e) {
            throw new IllegalStateException("a token cannot be signed", e);
        }
    }

    /** Whether a token was signed with this key. */
    public boolean signed(String token) {
        int end = token.lastIndexOf('.');
        if (end < 0) {
            return false;
        }
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initVerify(KeyPairs.of(key).getPublic());
            signature.update(token.substring(0, end).getBytes(StandardCharsets.UTF_8));
            return signature.verify(Base64.getUrlDecoder().decode(token.substring(end + 1)));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            // Not a signature at all.
            return false;
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
