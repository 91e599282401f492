package dev.ark.contract.signature;

import dev.ark.contract.json.CanonicalJson;
import java.util.Base64;

/**
 * The public half of the Ed25519 key that releases of the rules are signed with. Immutable.
 *
 * @param base64 its 32 bytes
 */
public record ReleaseKey(String base64) {
    private static final int ID_DIGITS = 16;

    /**
     * A key by its text.
     *
     * @throws IllegalArgumentException when it is not 32 bytes in base 64
     */
    public ReleaseKey {
        Ed25519Key.ofRaw(Base64.getDecoder().decode(base64));
    }

    public static ReleaseKey of(Ed25519Key key) {
        return new ReleaseKey(Base64.getEncoder().encodeToString(key.raw()));
    }

    /** The first 16 hexadecimal digits of its SHA-256. */
    public String id() {
        return CanonicalJson.sha256(key().raw()).substring(0, ID_DIGITS);
    }

    Ed25519Key key() {
        return Ed25519Key.ofRaw(Base64.getDecoder().decode(base64));
    }
}
