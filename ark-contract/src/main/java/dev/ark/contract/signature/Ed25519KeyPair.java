package dev.ark.contract.signature;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;

/**
 * An Ed25519 key that signs. Its file is PEM: the private key, then the public one, which the platform cannot derive from the private.
 * Immutable, thread-safe.
 */
public final class Ed25519KeyPair {
    private final KeyPair keys;
    private final Ed25519Key publicKey;

    private Ed25519KeyPair(KeyPair keys) {
        this.keys = keys;
        this.publicKey = Ed25519Key.of(keys.getPublic());
    }

    /** Makes a new key. */
    public static Ed25519KeyPair generate() {
        try {
            return new Ed25519KeyPair(
                    KeyPairGenerator.getInstance(Ed25519Key.ALGORITHM).generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw absent(e);
        }
    }

    /**
     * Reads a key from the text of its file.
     *
     * @throws GeneralSecurityException when it is not an Ed25519 key with its public half
     */
    public static Ed25519KeyPair ofPem(String pem) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(Ed25519Key.ALGORITHM);
        Ed25519KeyPair pair = new Ed25519KeyPair(new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(Pem.block(pem, Pem.PUBLIC))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(Pem.block(pem, Pem.PRIVATE)))));
        byte[] probe = {1};
        if (!pair.publicKey.hasSigned(pair.sign(probe), probe)) {
            throw new GeneralSecurityException("the public key is not that of the private key");
        }
        return pair;
    }

    /** The text of the key's file. It is secret. */
    public String pem() {
        return Pem.of(keys.getPrivate()) + Pem.of(keys.getPublic());
    }

    public Ed25519Key publicKey() {
        return publicKey;
    }

    /** Signs some bytes, one part after the other. */
    public byte[] sign(byte[]... parts) {
        try {
            Signature signing = Signature.getInstance(Ed25519Key.ALGORITHM);
            signing.initSign(keys.getPrivate());
            for (byte[] part : parts) {
                signing.update(part);
            }
            return signing.sign();
        } catch (GeneralSecurityException e) {
            throw absent(e);
        }
    }

    private static IllegalStateException absent(GeneralSecurityException e) {
        return new IllegalStateException("every Java platform has " + Ed25519Key.ALGORITHM, e);
    }
}
