package dev.ark.core.permit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Makes and checks the tokens of permits: HMAC-SHA256, under a key that the core alone has, over the permit's terms. A token can be made
 * again from the terms, so none is stored. Thread-safe.
 */
public final class PermitTokens {
    private static final String ALGORITHM = "HmacSHA256";

    private final SecretKeySpec key;

    /** Tokens under a key of at least 16 bytes. */
    public PermitTokens(byte[] key) {
        if (key.length < 16) {
            throw new IllegalArgumentException("a permit key has at least 16 bytes");
        }
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    public String token(PermitTerms terms) {
        String text = String.join(
                "\n",
                terms.id(),
                terms.decisionId(),
                terms.agent(),
                terms.actionDigest(),
                Long.toString(terms.haltEpoch()),
                Long.toString(terms.expiresAt().toEpochMilli()));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return Base64.getUrlEncoder()
                    .withoutPadding()
                    .encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** Whether a token is the one of these terms; takes the same time for any wrong token. */
    public boolean isGenuine(PermitTerms terms, String token) {
        return MessageDigest.isEqual(
                token(terms).getBytes(StandardCharsets.US_ASCII), token.getBytes(StandardCharsets.UTF_8));
    }
}
