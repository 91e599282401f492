package dev.ark.contract.signature;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.PrivateKey;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as PEM text: PKCS 8 for a private one, SPKI for a public one. */
public final class Pem {
    static final String PRIVATE = "PRIVATE KEY";
    static final String PUBLIC = "PUBLIC KEY";

    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    /** The text of a key; that of a private one is secret. */
    public static String of(Key key) {
        String label = key instanceof PrivateKey ? PRIVATE : PUBLIC;
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(key.getEncoded()) + "\n-----END " + label
                + "-----\n";
    }

    /**
     * What a text has under a label.
     *
     * @throws GeneralSecurityException when it has nothing
     */
    static byte[] block(String pem, String label) throws GeneralSecurityException {
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([A-Za-z0-9+/=\\s]*)-----END " + label + "-----")
                .matcher(pem);
        if (!block.find()) {
            throw new GeneralSecurityException("it has no " + label);
        }
        return Base64.getMimeDecoder().decode(block.group(1));
    }
}
