package dev.ark.cli.rules;

import dev.ark.cli.identity.KeyPairs;
import dev.ark.graveyard.manifest.ManifestSignature;
import dev.ark.graveyard.manifest.ReleaseKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The Ed25519 key that signs releases of the rules. Its file is PEM: the private key (PKCS 8), then the public one (SPKI), which the platform
 * cannot derive from the private.
 */
record ReleaseKeyPair(KeyPair keys) {
    private static final String ALGORITHM = "Ed25519";

    static ReleaseKeyPair generate() throws GeneralSecurityException {
        return new ReleaseKeyPair(KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair());
    }

    /**
     * Reads a key from the text of its file.
     *
     * @throws GeneralSecurityException when it is not an Ed25519 key with its public half
     */
    static ReleaseKeyPair ofPem(String pem) throws GeneralSecurityException {
        KeyFactory factory = KeyFactory.getInstance(ALGORITHM);
        ReleaseKeyPair pair = new ReleaseKeyPair(new KeyPair(
                factory.generatePublic(new X509EncodedKeySpec(block(pem, "PUBLIC KEY"))),
                factory.generatePrivate(new PKCS8EncodedKeySpec(block(pem, "PRIVATE KEY")))));
        byte[] probe = {1};
        if (!ManifestSignature.isGenuine(probe, pair.sign(probe), pair.publicKey())) {
            throw new GeneralSecurityException("the public key is not that of the private key");
        }
        return pair;
    }

    /** The text of the key's file. It is secret. */
    String pem() {
        return KeyPairs.pem(keys.getPrivate()) + KeyPairs.pem(keys.getPublic());
    }

    ReleaseKey publicKey() {
        return ReleaseKey.of(keys.getPublic());
    }

    String sign(byte[] manifest) throws GeneralSecurityException {
        return ManifestSignature.sign(manifest, keys.getPrivate());
    }

    private static byte[] block(String pem, String label) throws GeneralSecurityException {
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new GeneralSecurityException("it has no " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
